package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.liveseam.language.SeamContext;
import org.liveseam.language.check.PatchRules;
import org.liveseam.language.value.SeamAll;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamPatch;
import org.liveseam.language.value.SeamTarget;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;

/**
 * What verbs have in common: they refuse while only declarations are wanted, and speak to targets.
 */
abstract class VerbNode extends BuiltinNode {

  /** Call first. */
  @TruffleBoundary
  protected final void act(String verb) {
    SeamContext context = SeamContext.get(this);
    if (context.natives().running().isPresent()) {
      throw fail(Diagnostic.of(NameErrors.CLOSURE_ACTS, verb));
    }
    if (context.isDeclaring()) {
      throw fail(Diagnostic.of(ScriptErrors.ACTS, verb));
    }
    context.tellFailures(false);
  }

  /**
   * Waits. What somebody wants of this thread is done meanwhile, so that a host and tools can stop
   * it at once; a wish to stop ends it.
   */
  @TruffleBoundary
  protected final void pause(Duration length) {
    SeamContext context = SeamContext.get(this);
    Clock clock = context.clock();
    Deadline end = Deadline.in(length, clock);
    var stopped = new AtomicBoolean();
    TruffleSafepoint.setBlockedThreadInterruptible(
        this,
        wish -> stopped.set(clock.sleepInterruptibly(end.left(), wish)),
        context.cancellation());
    if (stopped.get()) {
      TruffleSafepoint.poll(this);
      throw fail(Diagnostic.of(ScriptErrors.CANCELLED));
    }
  }

  /** The session on a target; {@code null}'s is the current one. */
  @TruffleBoundary
  protected final Session session(Object on) {
    SeamContext context = SeamContext.get(this);
    return switch (on) {
      case SeamNull none -> engine(() -> context.session(context.currentTarget()));
      case SeamTarget target -> engine(() -> context.session(target.spec()));
      default -> throw wrong("`on`", "a target", on);
    };
  }

  /** Asks the engine; what it throws gets the place of the call. */
  @TruffleBoundary
  protected final <T> T engine(Supplier<T> work) {
    TruffleSafepoint.poll(this);
    try {
      return work.get();
    } catch (DiagnosticException e) {
      throw fail(e);
    }
  }

  /** One patch, or a list of them. */
  @TruffleBoundary
  protected final List<Patch> patches(String verb, Object value) {
    return switch (value) {
      case SeamPatch patch -> List.of(patch.patch());
      case SeamList list -> {
        List<Patch> all = new ArrayList<>();
        list.asList().forEach(element -> all.addAll(patches(verb, element)));
        yield all;
      }
      default -> throw wrong("what `" + verb + "` takes", "a patch or a list of patches", value);
    };
  }

  /** The session that patches are for: their objects decide, unless {@code on} does. */
  @TruffleBoundary
  protected final Session sessionFor(List<Patch> patches, Object on) {
    boolean process = patches.stream().anyMatch(Patch::inProcess);
    if (process && !patches.stream().allMatch(Patch::inProcess)) {
      String names = patches.stream().map(Patch::name).collect(Collectors.joining(", "));
      throw fail(Diagnostic.of(DescriptionErrors.MIXED, names));
    }
    SeamContext context = SeamContext.get(this);
    return on instanceof SeamNull && process
        ? engine(() -> context.session(context.processTarget()))
        : session(on);
  }

  @TruffleBoundary
  protected final Object applied(List<Patch> patches, Object wait, Object on) {
    Session session = sessionFor(patches, on);
    var options = new ApplyOptions(patience(wait), SeamContext.get(this).isUnsafe());
    engine(() -> session.apply(patches, options));
    return SeamNull.NULL;
  }

  @TruffleBoundary
  protected final Object reverted(Object what, Object wait, Object on) {
    Optional<Consistency> how =
        patience(wait).map(length -> Consistency.usual(span()).withPatience(length));
    if (what instanceof SeamAll) {
      List<Session> sessions =
          on instanceof SeamNull
              ? SeamContext.get(this).sessionsNewestFirst()
              : List.of(session(on));
      sessions.forEach(session -> engine(session::revertEffects));
      return SeamNull.NULL;
    }
    Map<Session, List<String>> bySession = new LinkedHashMap<>();
    names("revert", what)
        .forEach(
            name ->
                bySession.computeIfAbsent(sessionOf(name, on), s -> new ArrayList<>()).add(name));
    bySession.forEach((session, names) -> engine(() -> session.revert(names, how)));
    return SeamNull.NULL;
  }

  /** Reverses the transitions of the patches, one after the other. */
  @TruffleBoundary
  protected final Object cancelled(Object what, Object on) {
    for (String name : names("cancel", what)) {
      Session session = sessionOf(name, on);
      engine(
          () -> {
            session.cancel(name);
            return true;
          });
    }
    return SeamNull.NULL;
  }

  /** Ends the transitions of the patches, one after the other. */
  @TruffleBoundary
  protected final Object forced(Object what, Object on) {
    for (String name : names("force", what)) {
      Session session = sessionOf(name, on);
      engine(
          () -> {
            session.force(name);
            return true;
          });
    }
    return SeamNull.NULL;
  }

  /** Where a patch of that name is, or would be. */
  private Session sessionOf(String name, Object on) {
    SeamContext context = SeamContext.get(this);
    boolean process =
        on instanceof SeamNull
            && context.declared().all().find(name).filter(Patch::inProcess).isPresent();
    return process ? engine(() -> context.session(context.processTarget())) : session(on);
  }

  protected final Object setModule(String name, boolean loaded, Object on) {
    if (!Names.isModule(name)) {
      throw fail(PatchRules.module(name).orElseThrow());
    }
    Session session = session(on);
    engine(
        () -> {
          session.setModule(name, loaded);
          return true;
        });
    return SeamNull.NULL;
  }

  /** Names of patches: of a patch, a name, or a list of them. */
  @TruffleBoundary
  protected final List<String> names(String verb, Object what) {
    return switch (what) {
      case SeamPatch patch -> List.of(patch.patch().name());
      case String name -> List.of(name);
      case SeamList list -> {
        List<String> all = new ArrayList<>();
        list.asList().forEach(element -> all.addAll(names(verb, element)));
        yield all;
      }
      default -> {
        String wanted =
            verb.equals("revert")
                ? "a patch, a name, a list or `all`"
                : "a patch, a name or a list";
        throw wrong("what `" + verb + "` takes", wanted, what);
      }
    };
  }

  private Optional<Duration> patience(Object wait) {
    if (wait instanceof SeamNull) {
      return Optional.empty();
    }
    PatchRules.patience(wait)
        .ifPresent(
            d -> {
              throw fail(d);
            });
    return Optional.of(((SeamDuration) wait).length());
  }

  protected final org.liveseam.language.SeamException wrong(
      String what, String wanted, Object value) {
    return fail(Diagnostic.of(ScriptErrors.WRONG_TYPE, what, wanted, Values.aType(value)));
  }
}
