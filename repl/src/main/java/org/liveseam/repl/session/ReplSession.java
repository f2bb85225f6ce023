package org.liveseam.repl.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.ReplResult;
import org.liveseam.language.api.Seam;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.view.OutcomeView;
import org.liveseam.runtime.apply.Outcome;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.apply.Workspace;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.TargetSpec;

/**
 * One conversation: what is declared and applied is kept until it is closed.
 *
 * <p>Used by one thread, but for {@link #cancel} and {@link #ifIdle}.
 */
public final class ReplSession implements AutoCloseable {
  private final Cancellation cancellation = new Cancellation();
  private final Workspace targets;
  private final Seam seam;
  private final EffectLog effects = new EffectLog();
  private final Set<String> loaded = new LinkedHashSet<>();
  private final TargetFunctions functions;

  private @Nullable Guide guide;
  private Consumer<List<String>> standing = lines -> {};
  private List<String> stood = List.of();

  /** Targets are used by one thread at a time. */
  private final ReentrantLock busy = new ReentrantLock();

  /**
   * @param target the one that was named; empty for what the inputs' objects are for
   * @param events takes what happens, and what scripts print
   * @param cache a folder of this user's that may be emptied at any time
   * @param fullLog whether a transcript is written
   * @param grants what scripts may do to this machine
   */
  public ReplSession(
      Optional<TargetSpec> target,
      EventSink events,
      Path cache,
      boolean fullLog,
      boolean allowUnsafe,
      Grants grants) {
    this.targets = new Workspace(events, cancellation, cache, fullLog);
    this.seam =
        Seam.create(
            new SeamOptions(
                targets::session, target, events, cancellation, allowUnsafe, true, grants));
    this.functions = new TargetFunctions(this, cache);
  }

  /** Carries one input out. */
  public Response submit(Request request) {
    busy.lock();
    try {
      cancellation.reset();
      Response response = carryOut(request);
      return switch (response) {
        case Response.Leaving leaving -> leaving;
        case Response.HistoryWanted wanted -> wanted;
        case Response.WatchWanted wanted -> wanted;
        case Response.EditWanted wanted -> wanted;
        default -> watched(request, response);
      };
    } finally {
      settle();
      busy.unlock();
    }
  }

  private Response watched(Request request, Response response) {
    Guide looking = guide;
    List<String> remarks = looking == null ? List.of() : looking.observe(request, response);
    return remarks.isEmpty() ? response : new Response.Followed(response, new Lines(remarks));
  }

  /** The same for an input that is part of another one. */
  public Response carryOut(Request request) {
    try {
      return switch (request) {
        case Request.Code code -> eval(code.text(), Path.of("").toAbsolutePath());
        case Request.Command command -> command.verb().run(this, command.argument());
        case Request.Unknown unknown -> new Response.Misused(unknown.message());
      };
    } catch (DiagnosticException e) {
      return new Response.Failed(e.diagnostics());
    }
  }

  private Response eval(String text, Path folder) {
    if (text.isBlank()) {
      return new Response.Done();
    }
    return response(seam.eval(text, folder));
  }

  private static Response response(ReplResult result) {
    return switch (result) {
      case ReplResult.Incomplete incomplete -> new Response.Incomplete(incomplete.what());
      case ReplResult.Value value -> new Response.Value(value.rendered(), value.type());
      case ReplResult.Nothing nothing -> new Response.Done();
      case ReplResult.Failed failed -> new Response.Failed(failed.diagnostics());
    };
  }

  /** Numbers what was done, and tells what is in effect if that changed. */
  private void settle() {
    effects.update(open());
    var lines = new ArrayList<String>();
    for (Session session : open()) {
      session.openEffects().forEach(name -> lines.add(session.info().spec() + "\t" + name));
    }
    if (!lines.equals(stood)) {
      stood = List.copyOf(lines);
      standing.accept(stood);
    }
  }

  /**
   * Hands what is in effect to somebody each time that changed: a target, a tab and a patch for
   * each.
   */
  public void standing(Consumer<List<String>> next) {
    standing = next;
  }

  /** A target, opened if it is not yet. */
  Session target(TargetSpec spec) {
    return targets.session(spec);
  }

  /** Reads an input. */
  public Request read(String input) {
    return org.liveseam.repl.session.verb.Verbs.read(input);
  }

  /** Who looks on; empty for nobody. */
  public Optional<Guide> guide() {
    return Optional.ofNullable(guide);
  }

  /** Lets somebody look on from now on; closed with this conversation. */
  public void guide(Guide next) {
    guide = next;
  }

  /** Carries a file out as if it were typed, and remembers that. */
  public Response load(String name) {
    SourceText text = SourceText.file(name);
    loaded.add(name);
    return eval(text.source().text(), text.folder());
  }

  /** Names of the files that were loaded, each once, in their order. */
  public List<String> loaded() {
    return List.copyOf(loaded);
  }

  /** Asks what runs to stop; from any thread. */
  public void cancel() {
    seam.cancel();
  }

  /**
   * Does something with the targets if nothing else does now; from any thread.
   *
   * @return empty if something does
   */
  public <T> Optional<T> ifIdle(Supplier<T> work) {
    if (!busy.tryLock()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      busy.unlock();
    }
  }

  /** The language. */
  public Seam seam() {
    return seam;
  }

  /** The functions of the targets. */
  public TargetFunctions functions() {
    return functions;
  }

  /** Everything this conversation did. */
  public List<EffectLog.Numbered> effects() {
    effects.update(open());
    return effects.all();
  }

  /** Does the opposite of an effect; empty if there is none of that number. */
  public Optional<Response> undo(int number) {
    effects.update(open());
    return effects.find(number).map(found -> told(found.session().undo(found.effect().number())));
  }

  /** The current target's session. */
  public Session current() {
    return seam.session(seam.currentTarget());
  }

  /** The session that patches are for: their objects decide. */
  public Session sessionFor(List<Patch> patches) {
    return seam.sessionFor(patches);
  }

  /** The session that applied a patch, or the current one. */
  public Session sessionOf(String patch) {
    return open().stream()
        .filter(session -> session.openEffects().contains(patch))
        .findFirst()
        .orElseGet(this::current);
  }

  /** Names of patches in effect that leaving does not take back: those of a process end with it. */
  public List<String> staying() {
    var names = new ArrayList<String>();
    open().stream()
        .filter(session -> session.nativeObjects().isEmpty())
        .forEach(session -> names.addAll(session.openEffects()));
    return names;
  }

  /** All targets that were used. */
  public List<Session> open() {
    return targets.open();
  }

  /** Names of patches that this conversation applied and that are in effect. */
  public List<String> openEffects() {
    var names = new ArrayList<String>();
    open().forEach(session -> names.addAll(session.openEffects()));
    return names;
  }

  /** Takes back everything this conversation applied, on every target. */
  public Response revertEffects() {
    return takeBack(Session::revertEffects);
  }

  /** The same because it failed: what pipelines kept stays. */
  public Response revertPassing() {
    return takeBack(Session::revertPassing);
  }

  /** Names of patches that are taken back if the conversation fails. */
  public List<String> passingEffects() {
    var names = new ArrayList<String>();
    open().forEach(session -> names.addAll(session.passingEffects()));
    return names;
  }

  private Response takeBack(Function<Session, Outcome> how) {
    busy.lock();
    try {
      cancellation.reset();
      var changed = new ArrayList<String>();
      for (Session session : open().reversed()) {
        changed.addAll(how.apply(session).changed());
      }
      return told(new Outcome(changed, List.of()));
    } catch (DiagnosticException e) {
      return new Response.Failed(e.diagnostics());
    } finally {
      settle();
      busy.unlock();
    }
  }

  /** Events have told of every patch; only that there was none is news. */
  public static Response told(Outcome outcome) {
    return outcome.changed().isEmpty() && outcome.unchanged().isEmpty()
        ? new Response.Shown(OutcomeView.applied(outcome, ""))
        : new Response.Done();
  }

  /** Leaves all targets; what is applied stays. */
  @Override
  public void close() {
    try {
      seam.close();
    } finally {
      try {
        targets.close();
      } finally {
        guide().ifPresent(Guide::close);
      }
    }
  }
}
