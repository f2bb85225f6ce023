package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import org.liveseam.language.SeamException;
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
      throw overflow(operand);
    }
    return -operand;
  }

  @Specialization
  protected double number(double operand) {
    return -operand;
  }

  @Specialization
  protected SeamDuration duration(SeamDuration operand) {
    try {
      return operand.times(-1);
    } catch (ArithmeticException e) {
      throw overflow(operand);
    }
  }

  @Specialization
  protected SeamSize size(SeamSize operand) {
    if (operand.bytes() == Long.MIN_VALUE) {
      throw overflow(operand);
    }
    return new SeamSize(-operand.bytes(), operand.unit());
  }

  @TruffleBoundary
  private SeamException overflow(Object operand) {
    return fail(Diagnostic.of(ScriptErrors.OVERFLOW, "0", "-", Values.render(operand)));
  }

  @Fallback
  @TruffleBoundary
  protected Object other(Object operand) {
    throw fail(Diagnostic.of(ScriptErrors.OPERATOR, "-", Values.aType(operand)));
  }
}
