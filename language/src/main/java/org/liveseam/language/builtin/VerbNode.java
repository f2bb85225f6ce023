package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.model.Patch;

/**
 * What verbs have in common: they refuse while only declarations are wanted, and speak to targets.
 */
abstract class VerbNode extends BuiltinNode {

  /** Call first. */
  @TruffleBoundary
  protected final void act(String verb) {
    if (SeamContext.get(this).isDeclaring()) {
      throw fail(Diagnostic.of(ScriptErrors.ACTS, verb));
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

  protected final Object applied(List<Patch> patches, Object wait, Object on) {
    Session session = session(on);
    var options = new ApplyOptions(patience(wait), false);
    engine(() -> session.apply(patches, options));
    return SeamNull.NULL;
  }

  protected final Object reverted(Object what, Object wait, Object on) {
    Session session = session(on);
    Optional<Consistency> how =
        patience(wait).map(length -> Consistency.usual(span()).withPatience(length));
    engine(
        () ->
            what instanceof SeamAll ? session.revertEffects() : session.revert(names(what), how));
    return SeamNull.NULL;
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

  private List<String> names(Object what) {
    return switch (what) {
      case SeamPatch patch -> List.of(patch.patch().name());
      case String name -> List.of(name);
      case SeamList list -> {
        List<String> all = new ArrayList<>();
        list.asList().forEach(element -> all.addAll(names(element)));
        yield all;
      }
      default -> throw wrong("what `revert` takes", "a patch, a name, a list or `all`", what);
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

  private org.liveseam.language.SeamException wrong(String what, String wanted, Object value) {
    return fail(Diagnostic.of(ScriptErrors.WRONG_TYPE, what, wanted, Values.aType(value)));
  }
}
