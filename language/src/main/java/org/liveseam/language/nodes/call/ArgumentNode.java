package org.liveseam.language.nodes.call;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamFunction;

/** An argument as it was given, or its parameter's default. */
public final class ArgumentNode extends SeamNode {
  private final int index;
  @Child private @Nullable SeamNode defaultValue;

  /**
   * @param index of the parameter, from 0
   */
  public ArgumentNode(int index, @Nullable SeamNode defaultValue) {
    this.index = index;
    this.defaultValue = defaultValue;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // there is one such mark
  public Object executeGeneric(VirtualFrame frame) {
    Object given = frame.getArguments()[index + 1];
    if (given != SeamFunction.ABSENT) {
      return given;
    }
    SeamNode otherwise = defaultValue;
    if (otherwise == null) {
      throw new IllegalStateException("argument " + index + " is missing");
    }
    return otherwise.executeGeneric(frame);
  }
}
