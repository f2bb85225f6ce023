package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamType;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Lets a value through if it is of the type that was written for its place. */
public final class TypedNode extends SeamNode {
  private final SeamType type;
  private final String what;
  private final boolean argument;
  @Child private SeamNode value;

  /**
   * @param what the place, for messages
   * @param argument whether the caller of the running function is to blame
   */
  public TypedNode(SeamType type, String what, boolean argument, SeamNode value) {
    this.type = type;
    this.what = what;
    this.argument = argument;
    this.value = value;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object result = value.executeGeneric(frame);
    if (!type.accepts(result)) {
      CompilerDirectives.transferToInterpreter();
      Diagnostic d = mismatch(type, what, result);
      throw argument ? failCaller(d) : fail(d);
    }
    return result;
  }

  private static Diagnostic mismatch(SeamType type, String what, Object value) {
    return type.isTooNarrowFor(value)
        ? Diagnostic.of(ScriptErrors.NARROWING, value, type.described()).note("it is for " + what)
        : Diagnostic.of(ScriptErrors.WRONG_TYPE, what, type.described(), Values.aType(value));
  }
}
