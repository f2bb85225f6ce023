package org.liveseam.language.nodes.pipeline;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.control.ReturnException;
import org.liveseam.language.pipeline.PipelineRun;
import org.liveseam.language.value.SeamError;
import org.liveseam.language.value.SeamNull;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.PipelineErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.diagnostic.Span;

/**
 * {@code pipeline p, deadline D { .. } rescue e { .. } ensure { .. }}.
 *
 * <pre>
 *   body ── ends, or returns ─────────────────────────────► succeeded
 *     └─ fails ─► undone ─┬─ cancelled ────────────────────► cancelled
 *                         └─ rescue ─┬─ ends ──────────────► failed, with the same error
 *                                    ├─ fails ─────────────► failed, with its error first
 *                                    └─ returns ───────────► rescued; failed if something remains
 * </pre>
 *
 * In every case {@code ensure} runs then. If that fails, the pipeline has failed. A wish to stop
 * counts until then, also while things are taken back and in {@code rescue}. Whatever a failed
 * pipeline did until its very end is taken back.
 */
public final class PipelineNode extends SeamNode {
  private final String name;
  private final List<String> stages;
  private final List<Target> reports;
  private final int errorSlot;
  @Child private @Nullable SeamNode deadline;
  @Child private SeamNode body;
  @Child private @Nullable SeamNode rescue;
  @Child private @Nullable SeamNode ensure;

  /** A file that the pipeline will write a report to, and where it says so. */
  public record Target(String file, Span span) {}

  /**
   * @param stages names of its stages in their order
   * @param reports those that are known before it runs
   * @param errorSlot where the error is put for {@code rescue} to take
   */
  public PipelineNode(
      String name,
      List<String> stages,
      List<Target> reports,
      int errorSlot,
      @Nullable SeamNode deadline,
      SeamNode body,
      @Nullable SeamNode rescue,
      @Nullable SeamNode ensure) {
    this.name = name;
    this.stages = List.copyOf(stages);
    this.reports = List.copyOf(reports);
    this.errorSlot = errorSlot;
    this.deadline = deadline;
    this.body = body;
    this.rescue = rescue;
    this.ensure = ensure;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    SeamContext context = SeamContext.get(this);
    checkReports(context);
    SeamNode until = deadline;
    Object limit = until == null ? SeamNull.NULL : until.executeGeneric(frame);
    TimeLimit.check(limit, "pipeline `" + name + "`", until == null ? this : until);
    PipelineRun run = PipelineRun.begin(context, name, stages);
    SeamException failure;
    try {
      failure = carryOut(frame, run, context, limit);
    } catch (Throwable bug) {
      run.broken(bug);
      always(frame, bug);
      throw bug;
    } finally {
      run.leave();
    }
    if (failure != null) {
      throw failure;
    }
    return SeamNull.NULL;
  }

  private void always(VirtualFrame frame, Throwable bug) {
    SeamNode last = ensure;
    if (last != null) {
      try {
        SeamException another = run(frame, last);
        if (another != null) {
          suppress(bug, another);
        }
      } catch (RuntimeException | Error another) {
        suppress(bug, another);
      }
    }
  }

  @TruffleBoundary
  @SuppressWarnings("ReferenceEquality") // nothing may suppress itself
  private static void suppress(Throwable bug, Throwable another) {
    if (bug != another) {
      bug.addSuppressed(another);
    }
  }

  /** Before anything is done: nobody wants to hear at the end that no report may be written. */
  @TruffleBoundary
  private void checkReports(SeamContext context) {
    for (Target report : reports) {
      try {
        context.grants().write(report.file());
      } catch (DiagnosticException e) {
        throw SeamException.of(e, report.span(), this);
      }
    }
  }

  private @Nullable SeamException carryOut(
      VirtualFrame frame, PipelineRun run, SeamContext context, Object limit) {
    SeamException failure = act(frame, context, limit);
    if (failure != null) {
      failure = run.failed(failure, this);
      SeamNode handler = rescue;
      if (handler != null && !failure.isCancellation()) {
        failure = rescued(frame, run, failure, handler);
      }
    }
    SeamNode last = ensure;
    if (last != null) {
      SeamException heard = context.heed(failure, this);
      failure = failure == null && heard != null ? run.failed(heard, this) : heard;
    }
    run.decided(failure);
    SeamException another = last == null ? null : run(frame, last);
    if (another != null) {
      failure = failure == null ? run.failed(another, this) : both(failure, another);
      run.decided(failure);
    }
    return run.end(failure, this);
  }

  /** What was first speaks, unless only the other says that somebody wants it to stop. */
  private static SeamException both(SeamException first, SeamException second) {
    return second.isCancellation() && !first.isCancellation()
        ? second.and(first)
        : first.and(second);
  }

  /** Its stages, in its time: taking back, and its clauses, take their own. */
  private @Nullable SeamException act(VirtualFrame frame, SeamContext context, Object limit) {
    try (TimeLimit time = TimeLimit.begin(context, limit, PipelineErrors.PIPELINE_LATE, name)) {
      SeamException failure = run(frame, body);
      return failure == null ? null : time.told(failure, this);
    }
  }

  /** What it fails with; null if it does not. */
  private @Nullable SeamException run(VirtualFrame frame, SeamNode block) {
    try {
      block.executeGeneric(frame);
      return null;
    } catch (ReturnException e) {
      return null;
    } catch (SeamException e) {
      return e;
    } catch (StackOverflowError e) {
      CompilerDirectives.transferToInterpreter();
      return fail(Diagnostic.of(ScriptErrors.RECURSION));
    }
  }

  private @Nullable SeamException rescued(
      VirtualFrame frame, PipelineRun run, SeamException failure, SeamNode handler) {
    frame.setObject(errorSlot, new SeamError(failure.diagnostics(), run.facts()));
    try {
      handler.executeGeneric(frame);
      return failure;
    } catch (ReturnException e) {
      return run.isIncomplete() ? failure : null;
    } catch (SeamException e) {
      return e.and(failure);
    }
  }
}
