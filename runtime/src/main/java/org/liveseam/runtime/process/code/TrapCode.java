package org.liveseam.runtime.process.code;

import static org.liveseam.runtime.process.code.Condition.*;
import static org.liveseam.runtime.process.code.Memory.at;
import static org.liveseam.runtime.process.code.Register.*;

import org.liveseam.runtime.process.code.Encoder.Label;

/**
 * The handler of SIGTRAP. A thread that ran into a breakpoint of the engine's, or into one that is
 * not there any more, tries the instruction again until it is whole; in a forked child, where
 * nobody makes it whole, it goes on behind it. Everything else goes to the handler that was there
 * before, as it came; without one, the process ends as it would have.
 *
 * <pre>
 *   sent by somebody, single step, ...      ► the handler before
 *   breakpoint, in the table                ► again; in a child: behind it
 *   breakpoint, not in the table
 *     not in memory any more                ► again
 *     in memory, and the table was changed  ► look once more
 *     in memory, and it was not             ► the handler before
 * </pre>
 *
 * The engine fills the table, counts, and then stores; it empties the table after the last store.
 * So who finds a breakpoint in memory, and the count as it was before the search, has searched the
 * table that the breakpoint would be in.
 */
final class TrapCode {
  private static final int SIGTRAP = 5;
  private static final int SI_CODE = 8;

  /** What the kernel says of the breakpoint instruction, and of it alone. */
  private static final int SI_KERNEL = 0x80;

  private static final int INSTRUCTION_POINTER = 0xa8;
  private static final int BREAKPOINT = 0xcc;

  private TrapCode() {}

  /**
   * Generates it; may be copied anywhere.
   *
   * @param table the {@link Layout.Breakpoints}
   * @param process that makes instructions whole
   * @param previous the handler before: an address, 0 or 1
   * @param zeroes a kernel's struct sigaction for the default
   */
  static byte[] generate(long table, int process, long previous, long zeroes) {
    var c = new Assembler();
    var again = new Label();
    var unwanted = new Label();
    var sent = new Label();
    c.load(RAX, at(RDX, INSTRUCTION_POINTER));
    c.load32(RCX, at(RSI, SI_CODE));
    c.cmp32(RCX, SI_KERNEL);
    c.jump(NOT_EQUAL, sent);
    c.sub(RAX, 1);
    search(c, table, process, again);
    c.mov(R8, previous);
    c.cmp(R8, 1);
    c.jump(NOT_ABOVE, unwanted);
    c.jmp(R8);
    c.place(unwanted);
    // The default, and the breakpoint once more.
    c.push(RAX);
    c.push(RDX);
    reset(c, zeroes);
    c.pop(RDX);
    c.pop(RAX);
    c.place(again);
    c.store(at(RDX, INSTRUCTION_POINTER), RAX);
    c.ret();
    c.place(sent);
    sent(c, previous, zeroes);
    return c.code();
  }

  /** Goes on behind if the breakpoint at rax is nobody's; rax is where to go on else. */
  private static void search(Assembler c, long table, int process, Label again) {
    var search = new Label();
    var loop = new Label();
    var missing = new Label();
    var child = new Label();
    c.mov(R8, table);
    c.place(search);
    c.load(RDI, at(R8, Layout.Breakpoints.CHANGES));
    c.load(R9, at(R8, Layout.Breakpoints.COUNT));
    c.lea(R10, at(R8, Layout.Breakpoints.ENTRIES - Layout.Breakpoints.SIZE));
    c.place(loop);
    c.test(R9, R9);
    c.jump(EQUAL, missing);
    c.add(R10, Layout.Breakpoints.SIZE);
    c.sub(R9, 1);
    c.cmp(RAX, at(R10, Layout.Breakpoints.ADDRESS));
    c.jump(NOT_EQUAL, loop);
    c.mov(R9, RAX);
    c.mov32(RAX, SystemCall.GETPID);
    c.syscall();
    c.cmp32(RAX, process);
    c.jump(NOT_EQUAL, child);
    c.mov32(RAX, SystemCall.SCHED_YIELD);
    c.syscall();
    c.mov(RAX, R9);
    c.jmp(again);
    c.place(child);
    c.load(RAX, at(R10, Layout.Breakpoints.BODY));
    c.jmp(again);
    c.place(missing);
    c.load8(RCX, at(RAX));
    c.cmp32(RCX, BREAKPOINT);
    c.jump(NOT_EQUAL, again);
    c.cmp(RDI, at(R8, Layout.Breakpoints.CHANGES));
    c.jump(NOT_EQUAL, search);
    // The handler before takes the signal's number there.
    c.mov32(RDI, SIGTRAP);
  }

  /** What is no breakpoint, and stays where it is; its si_code is in rcx. */
  private static void sent(Assembler c, long previous, long zeroes) {
    var deadly = new Label();
    var ignored = new Label();
    var out = new Label();
    c.mov(R8, previous);
    c.cmp(R8, 1);
    c.jump(BELOW, deadly);
    c.jump(EQUAL, ignored);
    c.jmp(R8);
    c.place(ignored);
    // Only what a program sends, 0 and negative, can be ignored.
    c.sub(RCX, 1);
    c.shr(RCX, 31);
    c.test(RCX, RCX);
    c.jump(NOT_EQUAL, out);
    c.place(deadly);
    // Sent once more, it waits until this handler returns.
    reset(c, zeroes);
    c.mov32(RAX, SystemCall.GETPID);
    c.syscall();
    c.mov(R8, RAX);
    c.mov32(RAX, SystemCall.GETTID);
    c.syscall();
    c.mov(RDI, R8);
    c.mov(RSI, RAX);
    c.mov32(RDX, SIGTRAP);
    c.mov32(RAX, SystemCall.TGKILL);
    c.syscall();
    c.place(out);
    c.ret();
  }

  /** No handler any more. */
  private static void reset(Assembler c, long zeroes) {
    c.mov32(RDI, SIGTRAP);
    c.mov(RSI, zeroes);
    c.xor32(RDX, RDX);
    c.mov32(R10, 8);
    c.mov32(RAX, SystemCall.RT_SIGACTION);
    c.syscall();
  }
}
