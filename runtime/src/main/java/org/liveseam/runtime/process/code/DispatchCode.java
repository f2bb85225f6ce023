package org.liveseam.runtime.process.code;

import static org.liveseam.runtime.process.code.Condition.*;
import static org.liveseam.runtime.process.code.Memory.at;
import static org.liveseam.runtime.process.code.Register.*;

import java.util.Set;
import org.liveseam.runtime.process.code.Encoder.Label;

/**
 * Where calls go while functions are switched over. A site jumps to its stub, which puts the
 * function's {@link Layout.Cell} into r11 and jumps here.
 *
 * <pre>
 *   entry:    save rax rcx rdx, a counter
 *   again:    read the mode            the only time: 1 in 1000 switchings mixed calls with two
 *   decision: all A, all B ──────────► jmp *cell
 *             forward, back ─► state of this task
 *                settled, none ──────► jmp *cell
 *                pending ─► own stack clear? ─► change the state ─► jmp *cell
 *   waiting:  hold ─► nap, again
 * </pre>
 *
 * Lives on: every register but r11 and the flags, which no caller expects to survive. A thread that
 * stands in decision has taken one, or reads what it depends on: it counts as not clear. Before and
 * in waiting it has not.
 *
 * <p>Who waits sleeps: sched_yield(2) may be taken at its word, and a thread that has called it a
 * few hundred times in a hold was then not run for seconds (Linux 6.18).
 *
 * <p>The counter ends two waits that nobody else would: the state of one task held by an engine
 * that cannot run because this thread stands where the collector needs it to go on, and a hold that
 * a forked child inherited.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
public record DispatchCode(byte[] code, int decision, int waiting) {
  private static final int PATIENCE = 1 << 8;
  private static final int NAP_NANOS = 100;
  private static final int SAVED_BYTES = 32;

  /** The code of a stub: {@code mov cell, %r11; jmp dispatch}. */
  public static final int STUB_SIZE = 16;

  private static final int JUMP_AT = 10;

  /**
   * Generates it; may be copied anywhere.
   *
   * @param control the {@link Layout.Control} block
   * @param table the table of states
   * @param threadId where a thread's number stands, from its descriptor
   * @param defects none, but in tests
   */
  public static DispatchCode generate(long control, long table, int threadId, Set<Defect> defects) {
    var c = new Assembler();
    var again = new Label();
    var decision = new Label();
    var decide = new Label();
    var side = new Label();
    var toA = new Label();
    var toB = new Label();
    var waiting = new Label();
    var trySwitch = new Label();
    c.push(RAX);
    c.push(RCX);
    c.push(RDX);
    c.push(0);
    c.place(again);
    c.mov(RCX, control);
    c.load32(RAX, at(RCX, Layout.Control.MODE));
    c.place(decision);
    c.cmp32(RAX, Layout.Mode.ALL_B);
    c.jump(BELOW, toA);
    c.jump(EQUAL, toB);
    c.cmp32(RAX, Layout.Mode.HOLD);
    c.jump(NOT_BELOW, waiting);
    c.load32(RDX, Memory.ofThread(threadId));
    c.mov(RCX, table);
    c.add(RCX, RDX);
    c.load8(RDX, at(RCX));
    c.test32(RDX, Layout.State.HOLD);
    c.jump(NOT_EQUAL, waiting);
    c.cmp32(RDX, Layout.State.NONE);
    c.jump(NOT_EQUAL, decide);
    if (defects.contains(Defect.SECOND_READ)) {
      c.mov(RCX, control);
      c.load32(RAX, at(RCX, Layout.Control.MODE));
    }
    c.cmp32(RAX, Layout.Mode.FORWARD);
    c.jump(EQUAL, toB);
    c.jmp(toA);
    c.place(decide);
    c.test32(RDX, Layout.State.PENDING);
    c.jump(EQUAL, side);
    c.call(trySwitch);
    // Where that returned to would look like a decision for as long as it lies in some buffer.
    c.store32(at(RSP, -8), 0);
    c.store32(at(RSP, -4), 0);
    c.test32(RDX, Layout.State.HOLD);
    c.jump(NOT_EQUAL, again);
    c.place(side);
    c.test32(RDX, 1);
    c.jump(NOT_EQUAL, toB);
    c.place(toA);
    leave(c);
    c.jmp(at(R11, Layout.Cell.A));
    c.place(toB);
    leave(c);
    c.jmp(at(R11, Layout.Cell.B));
    waiting(c, waiting, again, toA, control, table, threadId);
    trySwitch(c, trySwitch, control, threadId);
    return new DispatchCode(c.code(), decision.offset(), waiting.offset());
  }

  private static void leave(Assembler c) {
    c.add(RSP, 8);
    c.pop(RDX);
    c.pop(RCX);
    c.pop(RAX);
  }

  private static void waiting(
      Assembler c, Label waiting, Label again, Label toA, long control, long table, int threadId) {
    c.place(waiting);
    c.push(R11);
    c.push(RDI);
    c.push(RSI);
    c.push(NAP_NANOS);
    c.push(0);
    c.lea(RDI, at(RSP));
    c.xor32(RSI, RSI);
    c.mov32(RAX, SystemCall.NANOSLEEP);
    c.syscall();
    c.add(RSP, 16);
    c.pop(RSI);
    c.pop(RDI);
    c.pop(R11);
    c.inc32(at(RSP));
    c.cmp32(at(RSP), PATIENCE);
    c.jump(BELOW, again);
    c.store32(at(RSP), 0);
    c.push(R11);
    c.mov32(RAX, SystemCall.GETPID);
    c.syscall();
    c.pop(R11);
    c.mov(RCX, control);
    c.cmp32(RAX, at(RCX, Layout.Control.PROCESS));
    c.jump(NOT_EQUAL, toA);
    c.load32(RDX, Memory.ofThread(threadId));
    c.mov(RCX, table);
    c.add(RCX, RDX);
    c.load8(RAX, at(RCX));
    c.test32(RAX, Layout.State.HOLD);
    c.jump(EQUAL, again);
    c.mov32(RDX, RAX);
    c.xor32(RDX, Layout.State.HOLD);
    c.lockCmpxchg8(at(RCX), RDX);
    c.jmp(again);
  }

  /**
   * edx: the new state, the same if the stack is not clear, or HOLD if the state has changed
   * meanwhile. In: edx the state, rcx its place. Uses rax.
   *
   * <p>A thread that has switched lets others have the processor, once: they may wait for it to get
   * here, each for a whole time slice of each before it.
   */
  private static void trySwitch(Assembler c, Label trySwitch, long control, int threadId) {
    var scan = new Label();
    var keep = new Label();
    var lost = new Label();
    var out = new Label();
    Register[] saved = {RBX, RSI, RDI, R8, R9, R10, R11, RCX, RDX};
    c.place(trySwitch);
    for (Register register : saved) {
      c.push(register);
    }
    c.mov32(RAX, RDX);
    c.and(RAX, 1);
    c.mov(R8, control);
    c.load(R8, at(R8, RAX, 8, Layout.Control.SCANS));
    c.xor32(R9, R9);
    c.lea(R10, at(RSP, saved.length * 8 + 8 + SAVED_BYTES));
    c.call(scan);
    c.cmp32(RAX, Layout.Answer.CLEAR);
    c.jump(NOT_EQUAL, keep);
    c.pop(RDX);
    c.pop(RCX);
    c.mov32(RAX, RDX);
    c.mov32(RBX, Layout.State.target(0));
    c.sub(RBX, RDX);
    c.lockCmpxchg8(at(RCX), RBX);
    c.jump(NOT_EQUAL, lost);
    c.mov(R8, control);
    c.lockInc(at(R8, Layout.Control.SWITCHED));
    c.mov32(RAX, SystemCall.SCHED_YIELD);
    c.syscall();
    c.mov32(RDX, RBX);
    c.jmp(out);
    c.place(lost);
    c.mov32(RDX, Layout.State.HOLD);
    c.jmp(out);
    c.place(keep);
    c.pop(RDX);
    c.pop(RCX);
    c.place(out);
    for (int i = saved.length - 3; i >= 0; i--) {
      c.pop(saved[i]);
    }
    c.ret();
    ScanCode.emit(c, scan, threadId);
  }

  /** The code at {@code at} that enters the dispatcher at {@code dispatch} with a cell. */
  public static byte[] stub(long at, long cell, long dispatch) {
    var c = new Assembler();
    c.mov(R11, cell);
    c.bytes(0xe9);
    c.int32(Math.toIntExact(dispatch - (at + JUMP_AT + 5)));
    c.bytes(0xcc);
    return c.code();
  }
}
