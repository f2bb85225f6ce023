package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamSize;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code -a}. */
@NodeChild("operand")
public abstract class NegateNode extends SeamNode {
  @Specialization
  protected long integer(long operand) {
    if (operand == Long.MIN_VALUE) {
      CompilerDirectives.transferToInterpreter();
      throw fail(Diagnostic.of(ScriptErrors.OVERFLOW, "0", "-", operand));
    }
    return -operand;
  }

  @Specialization
  protected double number(double operand) {
    return -operand;
  }

  @Specialization
  protected SeamDuration duration(SeamDuration operand) {
    return operand.times(-1);
  }

  @Specialization
  protected SeamSize size(SeamSize operand) {
    return new SeamSize(-operand.bytes(), operand.unit());
  }

  @Fallback
  @TruffleBoundary
  protected Object other(Object operand) {
    throw fail(Diagnostic.of(ScriptErrors.OPERATOR, "-", Values.aType(operand)));
  }
}
