package org.liveseam.repl.session.verb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.repl.io.Rewrite;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.Lines;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.runtime.apply.Effect;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ToolErrors;
import org.liveseam.runtime.model.Patch;

/** {@code :save}. */
final class SaveVerb implements Verb {
  /** The first line of every file that was saved; others are never written over. */
  private static final String MARK = "// What was in effect, written by :save.\n";

  @Override
  public About about() {
    return new About(
            "save",
            "FILE",
            About.Argument.FILE,
            "write what is in effect as a file that `seam apply` takes",
            List.of(":save fixes.seam"))
        .saying(
            "Writes what this conversation applied and nobody took back, every value as it was."
                + " Only\nfiles that :save wrote are written over.");
  }

  @Override
  public Response run(ReplSession session, String argument) {
    if (argument.isEmpty()) {
      return new Response.Misused(":save takes a file");
    }
    List<String> unknown = new ArrayList<>();
    List<Patch> patches = inEffect(session, unknown);
    if (!unknown.isEmpty()) {
      return new Response.Misused("the text of " + String.join(", ", unknown) + " is not known");
    }
    if (patches.isEmpty()) {
      return new Response.Misused("nothing is in effect that could be saved");
    }
    Path file = path(argument);
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null || Files.isDirectory(file)) {
      return new Response.Misused("`" + argument + "` is a folder");
    }
    String text = MARK + session.seam().save(patches, folder);
    if (!write(file, argument, text)) {
      return new Response.Misused(
          "`" + argument + "` exists, and :save did not write it; choose another name");
    }
    String names = String.join(", ", patches.stream().map(Patch::name).toList());
    return new Response.Shown(new Lines(List.of("saved " + names + " to " + argument)));
  }

  /** What each session applied last under the names that are in effect, oldest first. */
  private static List<Patch> inEffect(ReplSession session, List<String> unknown) {
    var all = new ArrayList<Patch>();
    for (Session open : session.open()) {
      for (String name : open.openEffects().reversed()) {
        Optional<Patch> patch =
            open.effects().stream()
                .filter(e -> e.kind() == Effect.Kind.APPLIED && e.name().equals(name))
                .reduce((older, newer) -> newer)
                .flatMap(Effect::patch);
        patch.ifPresentOrElse(all::add, () -> unknown.add(name));
      }
    }
    return all;
  }

  private static Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw Diagnostic.of(ToolErrors.NOT_WRITTEN, argument, "it is no path").raise();
    }
  }

  /** False if there is a file of somebody else's. */
  private static boolean write(Path file, String name, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return replace(file, name, text);
    } catch (IOException e) {
      throw Diagnostic.of(ToolErrors.NOT_WRITTEN, name, String.valueOf(e.getMessage())).raise();
    }
  }

  private static boolean replace(Path file, String name, String text) {
    try (var in = Files.newInputStream(file)) {
      byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
      if (!java.util.Arrays.equals(in.readNBytes(mark.length), mark)) {
        return false;
      }
    } catch (IOException e) {
      throw Diagnostic.of(ToolErrors.NOT_WRITTEN, name, String.valueOf(e.getMessage())).raise();
    }
    Rewrite.file(name, text);
    return true;
  }
}
