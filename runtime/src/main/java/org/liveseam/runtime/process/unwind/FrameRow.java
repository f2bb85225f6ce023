package org.liveseam.runtime.process.unwind;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.elf.Bytes;

/** The rules at one place of a function: how to find the frame's address, and the registers. */
final class FrameRow {
  private long register = -1;
  private long offset;
  private @Nullable Bytes expression;
  private @Nullable Rule[] rules = new Rule[Registers.COUNT];

  FrameRow copy() {
    FrameRow copy = new FrameRow();
    copy.register = register;
    copy.offset = offset;
    copy.expression = expression;
    copy.rules = rules.clone();
    return copy;
  }

  void frameAt(long newRegister, long newOffset) {
    register = newRegister;
    offset = newOffset;
    expression = null;
  }

  void frameRegister(long newRegister) {
    frameAt(newRegister, offset);
  }

  void frameOffset(long newOffset) {
    offset = newOffset;
  }

  void frameBy(Bytes newExpression) {
    expression = newExpression;
  }

  /** Rules of registers that are not followed here are forgotten. */
  void set(long number, @Nullable Rule rule) {
    if (number >= 0 && number < Registers.COUNT) {
      rules[(int) number] = rule;
    }
  }

  void restore(long number, FrameRow initial) {
    if (number >= 0 && number < Registers.COUNT) {
      rules[(int) number] = initial.rules[(int) number];
    }
  }

  /** What the table says, or else what the ABI says. */
  Rule rule(int number) {
    Rule rule = rules[number];
    if (rule != null) {
      return rule;
    }
    return Registers.isPreserved(number) ? new Rule.Same() : new Rule.Undefined();
  }

  /** The register the frame's address counts from; -1 if none was named. */
  long register() {
    return register;
  }

  long offset() {
    return offset;
  }

  /** Tells the frame's address instead of the register; null if there is none. */
  @Nullable Bytes expression() {
    return expression;
  }

  @Override
  public String toString() {
    return register + "+" + offset + " " + Arrays.toString(rules);
  }
}
