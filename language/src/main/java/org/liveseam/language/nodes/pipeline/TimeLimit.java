package org.liveseam.language.nodes.pipeline;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.check.Lengths;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.pipeline.StageTimer;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Code;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** The deadline of a stage or of a pipeline while it runs; closed when its body has ended. */
final class TimeLimit implements AutoCloseable {
  private final SeamContext context;
  private final Diagnostic late;
  private final @Nullable StageTimer timer;

  private TimeLimit(SeamContext context, Diagnostic late, @Nullable StageTimer timer) {
    this.context = context;
    this.late = late;
    this.timer = timer;
  }

  /**
   * What is wrong with a limit is thrown.
   *
   * @param of for instance <code>stage `live`</code>
   * @param place where the limit stands
   */
  @TruffleBoundary
  static void check(Object limit, String of, SeamNode place) {
    if (!(limit instanceof SeamNull)) {
      Lengths.check("the deadline", of, limit)
          .ifPresent(
              d -> {
                throw place.fail(d);
              });
    }
  }

  /**
   * Begins to count.
   *
   * @param limit a checked length, or null of the language for none
   * @param code of the error that time was up
   */
  @TruffleBoundary
  static TimeLimit begin(SeamContext context, Object limit, Code code, String name) {
    Diagnostic late = Diagnostic.of(code, name, Values.render(limit));
    return limit instanceof SeamDuration duration
        ? new TimeLimit(
            context, late, new StageTimer(context.env(), context.cancellation(), duration.length()))
        : new TimeLimit(context, late, null);
  }

  /** What ended because time was up, says so; somebody's wish to stop comes first. */
  @TruffleBoundary
  SeamException told(SeamException e, SeamNode where) {
    if (!e.isCancellation()
        || timer == null
        || !timer.hasFired()
        || context.cancellation().isAsked()) {
      return e;
    }
    Diagnostic first = e.diagnostics().getFirst();
    Diagnostic why =
        first.code().equals(ScriptErrors.CANCELLED) ? late : late.note(first.message());
    SeamException told =
        first.span().isPresent()
            ? SeamException.of(why.at(first.span().get(), "what it was doing"), where)
            : where.fail(why);
    // What `ensure` met while that was cleaned up is told, too.
    List<Diagnostic> rest = e.diagnostics().subList(1, e.diagnostics().size());
    return rest.isEmpty() ? told : told.and(SeamException.of(rest, e.exit(), where));
  }

  /** What comes has time again. */
  @Override
  @TruffleBoundary
  public void close() {
    if (timer != null) {
      timer.close();
    }
  }
}
