package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NodeChild;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** An operator that evaluates both sides, the left one first. */
@NodeChild("left")
@NodeChild("right")
public abstract class BinaryNode extends SeamNode {
  /** As it is written. */
  protected abstract String symbol();

  @TruffleBoundary
  protected final SeamException mismatch(Object left, Object right) {
    Diagnostic d =
        Diagnostic.of(
            ScriptErrors.OPERATOR, symbol(), Values.aType(left) + " and " + Values.aType(right));
    boolean text = left instanceof String || right instanceof String;
    boolean joins = symbol().equals("+") && text && !(left instanceof SeamList);
    return fail(joins ? d.help("build text with \"${..}\"") : d);
  }

  @TruffleBoundary
  protected final SeamException overflow(Object left, Object right) {
    return fail(
        Diagnostic.of(ScriptErrors.OVERFLOW, Values.render(left), symbol(), Values.render(right)));
  }

  @TruffleBoundary
  protected final SeamException byZero(Object left) {
    return fail(Diagnostic.of(ScriptErrors.DIVISION_BY_ZERO, Values.render(left), symbol()));
  }
}
