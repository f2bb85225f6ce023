package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ControlFlowException;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamError;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/**
 * {@code try { .. } rescue e { .. } ensure { .. }}. What {@code rescue} gets is an error of the
 * user or the system; a wish to stop and a bug of ours pass it, but not {@code ensure}. Nothing
 * that {@code ensure} does ends a wish to stop.
 */
public final class TryNode extends SeamNode {
  private final int errorSlot;
  @Child private SeamNode body;
  @Child private @Nullable SeamNode rescue;
  @Child private @Nullable SeamNode ensure;

  /**
   * @param errorSlot where the error is put for {@code rescue} to take
   */
  public TryNode(
      int errorSlot, SeamNode body, @Nullable SeamNode rescue, @Nullable SeamNode ensure) {
    this.errorSlot = errorSlot;
    this.body = body;
    this.rescue = rescue;
    this.ensure = ensure;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object result;
    try {
      result = guarded(frame);
    } catch (SeamException e) {
      SeamException failure = ensure == null ? e : SeamContext.get(this).heed(e, this);
      if (failure != null && failure.isCancellation()) {
        throw cleanedUp(frame, failure);
      }
      always(frame);
      throw e;
    } catch (ControlFlowException e) {
      heed(frame);
      always(frame);
      throw e;
    } catch (Throwable e) {
      always(frame);
      throw e;
    }
    heed(frame);
    always(frame);
    return result;
  }

  private Object guarded(VirtualFrame frame) {
    SeamNode handler = rescue;
    if (handler == null) {
      return body.executeGeneric(frame);
    }
    SeamException error;
    try {
      return body.executeGeneric(frame);
    } catch (SeamException e) {
      if (e.isCancellation()) {
        throw e;
      }
      error = e;
    } catch (StackOverflowError e) {
      CompilerDirectives.transferToInterpreter();
      error = fail(Diagnostic.of(ScriptErrors.RECURSION));
    }
    frame.setObject(errorSlot, new SeamError(error.diagnostics()));
    return handler.executeGeneric(frame);
  }

  /** A wish to stop that comes last would cut {@code ensure} short. */
  private void heed(VirtualFrame frame) {
    SeamException stopped = ensure == null ? null : SeamContext.get(this).heed(null, this);
    if (stopped != null) {
      throw cleanedUp(frame, stopped);
    }
  }

  private SeamException cleanedUp(VirtualFrame frame, SeamException stopped) {
    SeamContext.get(this).cleanUp();
    try {
      always(frame);
      return stopped;
    } catch (ControlFlowException leaving) {
      return stopped;
    } catch (SeamException another) {
      return stopped.and(another);
    } catch (StackOverflowError e) {
      CompilerDirectives.transferToInterpreter();
      return stopped.and(fail(Diagnostic.of(ScriptErrors.RECURSION)));
    }
  }

  private void always(VirtualFrame frame) {
    SeamNode last = ensure;
    if (last != null) {
      last.executeGeneric(frame);
    }
  }
}
