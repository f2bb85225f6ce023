package org.liveseam.runtime.process.unwind;

/**
 * A frame of a stack.
 *
 * @param pc where the thread is in the innermost frame, and in one a signal interrupted; where it
 *     will return to in the others
 * @param sp the stack pointer there
 * @param returnsTo whether pc is a return address: it may then be the address behind a function,
 *     whose last instruction was a call
 */
public record Frame(long pc, long sp, boolean returnsTo) {
  /** An address that is in the frame's function for sure. */
  public long inside() {
    return returnsTo ? pc - 1 : pc;
  }
}
