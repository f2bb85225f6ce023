package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamType;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Lets a value through if it is of the type that was written for its place. */
public final class TypedNode extends SeamNode {
  private final SeamType type;
  private final boolean orNull;
  private final String what;
  private final boolean argument;
  @Child private SeamNode value;

  /**
   * @param orNull whether {@code null} passes, too
   * @param what the place, for messages
   * @param argument whether the caller of the running function is to blame
   */
  public TypedNode(SeamType type, boolean orNull, String what, boolean argument, SeamNode value) {
    this.type = type;
    this.orNull = orNull;
    this.what = what;
    this.argument = argument;
    this.value = value;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object result = value.executeGeneric(frame);
    if (!passes(result)) {
      CompilerDirectives.transferToInterpreter();
      throw mismatch(result);
    }
    return result;
  }

  @Override
  public long executeLong(VirtualFrame frame) throws UnexpectedResultException {
    long result;
    try {
      result = value.executeLong(frame);
    } catch (UnexpectedResultException e) {
      throw unexpected(e);
    }
    if (!type.acceptsInteger(result)) {
      CompilerDirectives.transferToInterpreter();
      throw mismatch(result);
    }
    return result;
  }

  @Override
  public boolean executeBoolean(VirtualFrame frame) throws UnexpectedResultException {
    boolean result;
    try {
      result = value.executeBoolean(frame);
    } catch (UnexpectedResultException e) {
      throw unexpected(e);
    }
    if (type != SeamType.BOOL && !type.takesAnything()) {
      CompilerDirectives.transferToInterpreter();
      throw mismatch(result);
    }
    return result;
  }

  /** A value of another type than this place saw so far; it may be right all the same. */
  private UnexpectedResultException unexpected(UnexpectedResultException e) {
    CompilerDirectives.transferToInterpreter();
    if (!passes(e.getResult())) {
      throw mismatch(e.getResult());
    }
    return e;
  }

  private boolean passes(Object result) {
    return type.accepts(result) || (orNull && result instanceof SeamNull);
  }

  private SeamException mismatch(Object result) {
    Diagnostic d = mismatch(type, what, result);
    return argument ? failCaller(d) : fail(d);
  }

  private static Diagnostic mismatch(SeamType type, String what, Object value) {
    return type.isTooNarrowFor(value)
        ? Diagnostic.of(ScriptErrors.NARROWING, value, type.described()).note("it is for " + what)
        : Diagnostic.of(ScriptErrors.WRONG_TYPE, what, type.described(), Values.aType(value));
  }
}
