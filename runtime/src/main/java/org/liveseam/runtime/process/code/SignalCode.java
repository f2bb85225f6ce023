package org.liveseam.runtime.process.code;

import static org.liveseam.runtime.process.code.Condition.*;
import static org.liveseam.runtime.process.code.Memory.at;
import static org.liveseam.runtime.process.code.Register.*;

import org.liveseam.runtime.process.code.Encoder.Label;

/**
 * The handler of the engine's signal: looks through the stack of the thread that it interrupted,
 * changes its state if that is clear, answers in its {@link Layout.Slot}, and waits if it is to be
 * parked. Signals from anywhere else are left alone.
 *
 * <p>Entered as handler(signal, siginfo, ucontext); may use every register, since the kernel
 * restores all of them.
 */
final class SignalCode {
  private static final int SI_CODE = 8;
  private static final int SI_PID = 16;
  private static final int SI_VALUE = 24;
  private static final int SI_QUEUE = -1;

  /** In struct ucontext: rsp and rip. */
  private static final int STACK_POINTER = 0xa0;

  private static final int INSTRUCTION_POINTER = 0xa8;

  private SignalCode() {}

  /**
   * Generates it; may be copied anywhere.
   *
   * @param slots where the slots are, which is how its own signals are known
   */
  static byte[] generate(int process, long slots, int slotsSize, int threadId) {
    var c = new Assembler();
    var scan = new Label();
    var nobody = new Label();
    var answer = new Label();
    var park = new Label();
    var left = new Label();
    var out = new Label();
    c.cmp32(at(RSI, SI_CODE), SI_QUEUE);
    c.jump(NOT_EQUAL, out);
    c.cmp32(at(RSI, SI_PID), process);
    c.jump(NOT_EQUAL, out);
    c.load(R15, at(RSI, SI_VALUE));
    c.mov(RCX, slots);
    c.mov(RAX, R15);
    c.sub(RAX, RCX);
    c.cmp(RAX, slotsSize);
    c.jump(NOT_BELOW, out);
    c.load(R8, at(R15, Layout.Slot.SCAN));
    c.test(R8, R8);
    c.jump(EQUAL, nobody);
    c.load(R9, at(RDX, INSTRUCTION_POINTER));
    c.load(R10, at(RDX, STACK_POINTER));
    c.call(scan);
    c.cmp32(RAX, Layout.Answer.CLEAR);
    c.jump(NOT_EQUAL, answer);
    c.load(RDI, at(R15, Layout.Slot.ENTRY));
    c.test(RDI, RDI);
    c.jump(EQUAL, answer);
    c.load32(RAX, at(R15, Layout.Slot.FROM));
    c.load32(RCX, at(R15, Layout.Slot.TO));
    c.lockCmpxchg8(at(RDI), RCX);
    c.mov32(RAX, Layout.Answer.CLEAR);
    c.place(answer);
    c.load(R14, at(R15, Layout.Slot.PARK));
    c.store(at(R15, Layout.Slot.FOUND), R9);
    c.store32(at(R15, Layout.Slot.SEEN), RAX);
    c.store32(at(R15, Layout.Slot.ANSWER), RAX);
    c.test(R14, R14);
    c.jump(EQUAL, out);
    c.place(park);
    c.cmp32(at(R14), 0);
    c.jump(NOT_EQUAL, left);
    c.mov(RDI, R14);
    c.mov32(RSI, SystemCall.FUTEX_WAIT_PRIVATE);
    c.xor32(RDX, RDX);
    c.xor32(R10, R10);
    c.mov32(RAX, SystemCall.FUTEX);
    c.syscall();
    c.jmp(park);
    c.place(left);
    c.place(nobody);
    c.store32(at(R15, Layout.Slot.ANSWER), Layout.Answer.LEFT);
    c.place(out);
    c.ret();
    ScanCode.emit(c, scan, threadId);
    return c.code();
  }
}
