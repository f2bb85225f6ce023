package org.liveseam.runtime.process.code;

import static org.liveseam.runtime.process.code.Condition.*;
import static org.liveseam.runtime.process.code.Memory.at;
import static org.liveseam.runtime.process.code.Register.*;

import org.liveseam.runtime.process.code.Encoder.Label;

/**
 * The handler of SIGTRAP. A thread that ran into a breakpoint of the engine's, or into one that is
 * not there any more, tries the instruction again until it is whole. All others go to the handler
 * that was there before; without one, the process ends as it would have.
 */
final class TrapCode {
  private static final int SIGTRAP = 5;
  private static final int INSTRUCTION_POINTER = 0xa8;
  private static final int BREAKPOINT = 0xcc;

  private TrapCode() {}

  /**
   * Generates it; may be copied anywhere.
   *
   * @param table the {@link Layout.Breakpoints}
   * @param previous the handler before: an address, 0 or 1
   * @param zeroes a kernel's struct sigaction for the default
   */
  static byte[] generate(long table, long previous, long zeroes) {
    var c = new Assembler();
    var loop = new Label();
    var foreign = new Label();
    var again = new Label();
    var end = new Label();
    c.load(RAX, at(RDX, INSTRUCTION_POINTER));
    c.sub(RAX, 1);
    c.load8(RCX, at(RAX));
    c.cmp32(RCX, BREAKPOINT);
    c.jump(NOT_EQUAL, end);
    c.mov(R8, table);
    c.load(R9, at(R8, Layout.Breakpoints.COUNT));
    c.place(loop);
    c.test(R9, R9);
    c.jump(EQUAL, foreign);
    c.add(R8, 8);
    c.sub(R9, 1);
    c.cmp(RAX, at(R8));
    c.jump(NOT_EQUAL, loop);
    c.push(RAX);
    c.push(RDX);
    c.mov32(RAX, SystemCall.SCHED_YIELD);
    c.syscall();
    c.pop(RDX);
    c.pop(RAX);
    c.jmp(end);
    c.place(foreign);
    c.mov(R8, previous);
    c.cmp(R8, 1);
    c.jump(NOT_ABOVE, again);
    c.jmp(R8);
    c.place(again);
    // Nobody wants it: the default, and the breakpoint once more.
    c.push(RAX);
    c.push(RDX);
    c.mov32(RDI, SIGTRAP);
    c.mov(RSI, zeroes);
    c.xor32(RDX, RDX);
    c.mov32(R10, 8);
    c.mov32(RAX, SystemCall.RT_SIGACTION);
    c.syscall();
    c.pop(RDX);
    c.pop(RAX);
    c.place(end);
    c.store(at(RDX, INSTRUCTION_POINTER), RAX);
    c.ret();
    return c.code();
  }
}
