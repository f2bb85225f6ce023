package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.api.HostFunction;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** The body of a function that the host program brings. */
public final class HostFunctionNode extends SeamNode {
  private final String name;
  private final HostFunction function;
  @Children private final SeamNode[] arguments;

  /**
   * @param arguments one for each of its parameters
   */
  public HostFunctionNode(String name, HostFunction function, SeamNode... arguments) {
    this.name = name;
    this.function = function;
    this.arguments = arguments.clone();
  }

  @Override
  @ExplodeLoop
  public Object executeGeneric(VirtualFrame frame) {
    Object[] values = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = arguments[i].executeGeneric(frame);
    }
    return call(values);
  }

  @TruffleBoundary
  private Object call(Object[] values) {
    if (function.acts()) {
      act();
    }
    List<@Nullable Object> given = new ArrayList<>();
    try {
      for (Object value : values) {
        given.add(HostValues.out(value));
      }
    } catch (HostValues.Unknown e) {
      throw failCaller(Diagnostic.of(ScriptErrors.HOST_VALUE, name, "takes", e.what()));
    }
    Object result = carryOut(given);
    try {
      return HostValues.in(result);
    } catch (HostValues.Unknown e) {
      throw failCaller(Diagnostic.of(ScriptErrors.HOST_VALUE, name, "gives", e.what()));
    }
  }

  /** The checks that a text passes can be got round by way of values, so these are made, too. */
  private void act() {
    SeamContext context = SeamContext.get(this);
    if (context.natives().running().isPresent()) {
      throw fail(Diagnostic.of(NameErrors.CLOSURE_ACTS, name));
    }
    if (context.isDeclaring()) {
      throw fail(Diagnostic.of(ScriptErrors.ACTS, name));
    }
  }

  /** Nothing that the host throws passes through a script as it is, but for errors of the JVM. */
  private @Nullable Object carryOut(List<@Nullable Object> given) {
    try {
      return function.body().call(given);
    } catch (DiagnosticException e) {
      throw fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failCaller(Diagnostic.of(ScriptErrors.HOST_FAILED, name, "it was interrupted"));
    } catch (Exception e) {
      throw failCaller(Diagnostic.of(ScriptErrors.HOST_FAILED, name, reason(e)));
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    String type = e.getClass().getSimpleName();
    return message == null || message.isBlank() ? type : type + ": " + message;
  }
}
