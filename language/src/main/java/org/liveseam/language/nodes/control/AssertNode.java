package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.expression.ConditionNode;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code assert c, "message"}; shows both sides of a comparison. */
public final class AssertNode extends SeamNode {
  private final String written;
  private final int leftSlot;
  private final int rightSlot;
  @Child private SeamNode place;
  @Child private ConditionNode condition;
  @Child private @Nullable SeamNode message;

  /**
   * @param written the condition's text
   * @param leftSlot where the condition leaves its left side; negative if it has no sides
   * @param place stands where the condition stands
   */
  public AssertNode(
      String written,
      int leftSlot,
      int rightSlot,
      SeamNode place,
      SeamNode condition,
      @Nullable SeamNode message) {
    this.written = written;
    this.leftSlot = leftSlot;
    this.rightSlot = rightSlot;
    this.place = place;
    this.condition = new ConditionNode("a condition", condition);
    this.message = message;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    if (!condition.execute(frame)) {
      SeamNode text = message;
      Object said = text == null ? written : text.executeGeneric(frame);
      if (leftSlot < 0) {
        throw failed(said);
      }
      throw failed(said, frame.getObject(leftSlot), frame.getObject(rightSlot));
    }
    return SeamNull.NULL;
  }

  @TruffleBoundary
  private SeamException failed(Object said) {
    return place.fail(Diagnostic.of(ScriptErrors.ASSERTION, Values.text(said)));
  }

  @TruffleBoundary
  private SeamException failed(Object said, Object left, Object right) {
    return place.fail(
        Diagnostic.of(ScriptErrors.ASSERTION, Values.text(said))
            .note("left side:  " + Values.render(left))
            .note("right side: " + Values.render(right)));
  }
}
