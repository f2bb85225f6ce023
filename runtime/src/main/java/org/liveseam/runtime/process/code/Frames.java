package org.liveseam.runtime.process.code;

/**
 * How the kernel's signal frames are known on a stack: {@code struct sigcontext_64} of x86 keeps
 * rsp, rip, flags and the segment selectors, in this order, and the selectors of 64-bit programs
 * are always the same.
 */
public final class Frames {
  /** cs 0x33, gs 0, fs 0, ss 0x2b. */
  public static final long SELECTORS = 0x002b_0000_0000_0033L;

  /** How far before the selectors the interrupted stack pointer is kept; rip comes next. */
  public static final int STACK_BEFORE_SELECTORS = 24;

  /** How far behind the interrupted instruction pointer the selectors are. */
  static final int SELECTORS_AFTER_INSTRUCTION = 16;

  private Frames() {}
}
