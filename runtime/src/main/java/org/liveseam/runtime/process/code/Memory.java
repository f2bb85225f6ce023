package org.liveseam.runtime.process.code;

import org.jspecify.annotations.Nullable;

/**
 * A memory operand.
 *
 * @param base null for an absolute address in the thread's own segment
 * @param index null for none
 * @param scale of the index: 1, 2, 4 or 8
 * @param thread whether it counts from the thread's descriptor, {@code %fs}
 */
record Memory(
    @Nullable Register base, @Nullable Register index, int scale, int offset, boolean thread) {
  static Memory at(Register base) {
    return at(base, 0);
  }

  static Memory at(Register base, int offset) {
    return new Memory(base, null, 1, offset, false);
  }

  static Memory at(Register base, Register index, int scale, int offset) {
    return new Memory(base, index, scale, offset, false);
  }

  /** In the descriptor of the running thread. */
  static Memory ofThread(int offset) {
    return new Memory(null, null, 1, offset, true);
  }
}
