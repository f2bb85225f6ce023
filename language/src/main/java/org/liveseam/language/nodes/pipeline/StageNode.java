package org.liveseam.language.nodes.pipeline;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.control.ReturnException;
import org.liveseam.language.pipeline.PipelineRun;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamTarget;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PipelineErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code stage s on T, deadline D { .. }}. */
public final class StageNode extends SeamNode {
  private final String name;
  @Child private @Nullable SeamNode target;
  @Child private @Nullable SeamNode deadline;
  @Child private SeamNode body;

  public StageNode(
      String name, @Nullable SeamNode target, @Nullable SeamNode deadline, SeamNode body) {
    this.name = name;
    this.target = target;
    this.deadline = deadline;
    this.body = body;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    PipelineRun run = running();
    run.enter(name);
    try {
      act(frame, run);
    } catch (ReturnException e) {
      run.stages().passed(name);
      throw e;
    } catch (SeamException e) {
      run.stages().failed(name, e.diagnostics());
      throw e;
    } catch (StackOverflowError e) {
      CompilerDirectives.transferToInterpreter();
      SeamException told = fail(Diagnostic.of(ScriptErrors.RECURSION));
      run.stages().failed(name, told.diagnostics());
      throw told;
    } finally {
      run.enter("");
    }
    run.stages().passed(name);
    return SeamNull.NULL;
  }

  @TruffleBoundary
  private PipelineRun running() {
    PipelineRun run = SeamContext.get(this).pipeline();
    if (run == null) {
      throw new IllegalStateException("a stage outside of a pipeline passed the checks");
    }
    return run;
  }

  private void act(VirtualFrame frame, PipelineRun run) {
    SeamNode where = target;
    SeamNode until = deadline;
    Object spec = where == null ? SeamNull.NULL : where.executeGeneric(frame);
    Object limit = until == null ? SeamNull.NULL : until.executeGeneric(frame);
    SeamContext context = SeamContext.get(this);
    enter(context, spec, where == null ? this : where);
    try {
      TimeLimit.check(limit, "stage `" + name + "`", until == null ? this : until);
      begin(context, run);
      try (TimeLimit time = TimeLimit.begin(context, limit, PipelineErrors.STAGE_LATE, name)) {
        try {
          body.executeGeneric(frame);
        } catch (SeamException e) {
          throw time.told(e, this);
        }
      }
    } finally {
      leave(context, spec);
    }
  }

  @TruffleBoundary
  private static void enter(SeamContext context, Object spec, SeamNode place) {
    if (spec instanceof SeamTarget on) {
      context.enterTarget(on.spec());
    } else if (!(spec instanceof SeamNull)) {
      throw place.fail(
          Diagnostic.of(
              ScriptErrors.WRONG_TYPE, "what stands behind `on`", "a target", Values.aType(spec)));
    }
  }

  @TruffleBoundary
  private static void leave(SeamContext context, Object spec) {
    if (spec instanceof SeamTarget) {
      context.leaveTarget();
    }
  }

  @TruffleBoundary
  private void begin(SeamContext context, PipelineRun run) {
    run.stages().begin(name, context.currentTarget().toString());
  }
}
