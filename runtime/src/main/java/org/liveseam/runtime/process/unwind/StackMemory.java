package org.liveseam.runtime.process.unwind;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/** The memory that frames are read from. */
@FunctionalInterface
public interface StackMemory {
  /** Eight bytes; empty if they are not there. */
  OptionalLong word(long address);

  /**
   * A copy of a stack.
   *
   * @param start address of the first byte
   * @param bytes from there up; not to be changed by anyone
   */
  static StackMemory of(long start, byte[] bytes) {
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return address -> {
      long offset = address - start;
      return offset >= 0 && offset <= bytes.length - 8L
          ? OptionalLong.of(words.getLong((int) offset))
          : OptionalLong.empty();
    };
  }
}
