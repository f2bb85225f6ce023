package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamRange;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code a..b} and {@code a..<b}. */
@NodeChild("from")
@NodeChild("to")
public abstract class RangeNode extends SeamNode {
  private final boolean inclusive;

  protected RangeNode(boolean inclusive) {
    this.inclusive = inclusive;
  }

  @Specialization
  protected SeamRange range(long from, long to) {
    return new SeamRange(from, to, inclusive);
  }

  @Fallback
  @TruffleBoundary
  protected Object other(Object from, Object to) {
    throw fail(
        Diagnostic.of(
            ScriptErrors.OPERATOR,
            inclusive ? ".." : "..<",
            Values.aType(from) + " and " + Values.aType(to)));
  }
}
