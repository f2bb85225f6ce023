package org.liveseam.repl.session.tutorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liveseam.repl.session.Guide;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Request;
import org.liveseam.repl.session.Response;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** The tutorial in one conversation. What it needs lies in a folder that goes with it. */
public final class Tutorial implements Guide {
  private final ReplSession session;
  private final Path folder;
  private Step step = Step.read(1);
  private boolean done;

  private Tutorial(ReplSession session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /** Makes the folder; nothing is said or done yet. */
  public static Tutorial open(ReplSession session) {
    try {
      Path folder = Files.createTempDirectory("seam-tutorial");
      Files.writeString(folder.resolve("score.c"), Step.resource("score.c"));
      return new Tutorial(session, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> begin(int number) {
    for (int before = 1; before < number; before++) {
      setUp(Step.read(before)); // what steps that were passed over would have left
    }
    step = Step.read(number);
    done = false;
    List<String> failures = setUp(step);
    var lines = new ArrayList<>(text());
    lines.addAll(failures);
    return lines;
  }

  @Override
  public int steps() {
    return Step.COUNT;
  }

  @Override
  public List<String> next(boolean skip) {
    var lines = new ArrayList<String>();
    if (!done && !skip) {
      lines.add("This step is not done yet; :again shows it, :next skip does it for you.");
      return lines;
    }
    if (!done) {
      for (String input : step.inputs()) {
        lines.add("> " + input);
        session.carryOut(session.read(input));
      }
    }
    if (step.number() == Step.COUNT) {
      lines.add("That was the last step. :quit leaves; nothing is left behind.");
      done = true;
      return lines;
    }
    int following = step.number() + 1;
    step = Step.read(following);
    done = false;
    List<String> failures = setUp(step);
    lines.addAll(text());
    lines.addAll(failures);
    return lines;
  }

  @Override
  public List<String> again() {
    return text();
  }

  private List<String> text() {
    var lines = new ArrayList<String>();
    lines.add("Step " + step.number() + " of " + Step.COUNT + ": " + step.title());
    step.text().lines().forEach(line -> lines.add("  " + line));
    step.inputs().forEach(input -> lines.add("    " + input));
    return lines;
  }

  private List<String> setUp(Step of) {
    for (String input : of.setup()) {
      String text = input.replace("${folder}", folder.toString());
      if (session.carryOut(session.read(text)) instanceof Response.Failed failed) {
        Diagnostic first = failed.diagnostics().getFirst();
        return List.of("This could not be prepared: " + first.code().id() + " " + first.message());
      }
    }
    return List.of();
  }

  @Override
  public List<String> observe(Request request, Response response) {
    if (done || !isDone(request, response)) {
      return List.of();
    }
    done = true;
    return List.of(
        step.number() == Step.COUNT
            ? "Done. That was the last step: :quit leaves, and nothing is left behind."
            : "Done. :next goes on.");
  }

  private boolean isDone(Request request, Response response) {
    int space = step.done().indexOf(' ');
    String what = step.done().substring(space + 1);
    return switch (step.done().substring(0, space)) {
      case "value" -> response instanceof Response.Value value && value.rendered().equals(what);
      case "verb" ->
          request instanceof Request.Command command
              && command.verb().about().name().equals(what)
              && !response.isFailure();
      case "declared" -> session.seam().patches().find(what).isPresent();
      case "applied" -> session.openEffects().contains(what);
      case "fails" ->
          response instanceof Response.Failed failed
              && failed.diagnostics().getFirst().code().id().equals(what);
      case "when" ->
          session.carryOut(new Request.Code(what)) instanceof Response.Value value
              && value.rendered().equals("true");
      default -> throw new IllegalStateException("step " + step.number() + ": " + step.done());
    };
  }

  @Override
  public void close() {
    try (var all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
