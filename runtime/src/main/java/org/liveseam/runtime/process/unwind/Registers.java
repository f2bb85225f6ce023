package org.liveseam.runtime.process.unwind;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Values of registers of x86-64, by DWARF's numbers; some may not be known. Immutable.
 *
 * <p>Of a thread that is blocked in a system call, {@code /proc/self/task/T/syscall} tells only pc
 * and sp. That is enough until a frame is addressed by another register.
 */
public final class Registers {
  /** Numbers from here on have no value here: vector registers and the like. */
  static final int COUNT = 17;

  static final int RBX = 3;
  static final int RBP = 6;
  static final int RSP = 7;
  static final int R12 = 12;
  static final int R15 = 15;

  /** The return address; of the innermost frame, where the thread is. */
  static final int RIP = 16;

  private final long[] values;
  private final int known;

  private Registers(long[] values, int known) {
    this.values = values;
    this.known = known;
  }

  /** Where a thread is and where its stack begins; no other register is known. */
  public static Registers of(long pc, long sp) {
    return new Registers(new long[COUNT], 0).with(RIP, pc).with(RSP, sp);
  }

  /** These, and the registers a function must preserve. */
  public Registers withPreserved(long rbx, long rbp, long r12, long r13, long r14, long r15) {
    return with(RBX, rbx)
        .with(RBP, rbp)
        .with(R12, r12)
        .with(R12 + 1, r13)
        .with(R12 + 2, r14)
        .with(R15, r15);
  }

  /** These with another value for one. */
  Registers with(int register, long value) {
    long[] copy = values.clone();
    copy[register] = value;
    return new Registers(copy, known | (1 << register));
  }

  /** A register's value; empty if unknown, or if there is no such register here. */
  OptionalLong get(long register) {
    return register >= 0 && register < COUNT && (known >> register & 1) != 0
        ? OptionalLong.of(values[(int) register])
        : OptionalLong.empty();
  }

  long pc() {
    return values[RIP];
  }

  long sp() {
    return values[RSP];
  }

  /** Whether a function leaves it as it found it, if its table says nothing. */
  static boolean isPreserved(int register) {
    return register == RBX || register == RBP || (register >= R12 && register <= R15);
  }

  static String name(long register) {
    String[] names = {"rax", "rdx", "rcx", "rbx", "rsi", "rdi", "rbp", "rsp"};
    if (register >= 0 && register < names.length) {
      return names[(int) register];
    }
    return register == RIP ? "rip" : "r" + register;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
