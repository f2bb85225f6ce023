package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamError;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ForeignErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/**
 * {@code try { .. } rescue e { .. } ensure { .. }}. What {@code rescue} gets is an error of the
 * user or the system; a wish to stop and a bug of ours pass it, but not {@code ensure}.
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
    } catch (Throwable e) {
      if (e instanceof SeamException stopped && stopped.isCancellation()) {
        SeamContext.get(this).cleanUp();
      }
      always(frame);
      throw e;
    }
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
    } catch (AbstractTruffleException e) {
      if (endsTheScript(e)) {
        throw e;
      }
      error = ofAnother(e);
    } catch (StackOverflowError e) {
      CompilerDirectives.transferToInterpreter();
      error = fail(Diagnostic.of(ScriptErrors.RECURSION));
    }
    frame.setObject(errorSlot, new SeamError(error.diagnostics()));
    return handler.executeGeneric(frame);
  }

  @TruffleBoundary
  private static boolean endsTheScript(AbstractTruffleException e) {
    try {
      ExceptionType type = InteropLibrary.getUncached().getExceptionType(e);
      return type == ExceptionType.INTERRUPT || type == ExceptionType.EXIT;
    } catch (UnsupportedMessageException notOne) {
      throw new IllegalStateException("an exception that is none", notOne);
    }
  }

  @TruffleBoundary
  private SeamException ofAnother(AbstractTruffleException e) {
    return fail(Diagnostic.of(ForeignErrors.FAILED, String.valueOf(e.getMessage())));
  }

  private void always(VirtualFrame frame) {
    SeamNode last = ensure;
    if (last != null) {
      last.executeGeneric(frame);
    }
  }
}
