package org.liveseam.runtime.process.code;

import static org.liveseam.runtime.process.code.Condition.*;
import static org.liveseam.runtime.process.code.Memory.at;
import static org.liveseam.runtime.process.code.Register.*;

import java.util.Set;
import org.liveseam.runtime.process.code.Encoder.Label;

/**
 * Parks every other thread, and stores if none of them, nor the caller, is inside. One routine,
 * because no Java may run while threads are parked that the collector waits for or that hold the
 * allocator's lock: it makes system calls and touches its own data, and nothing else.
 *
 * <p>A thread that was born after the tasks were listed is not parked; when all others are, nobody
 * can hide it any more, so a last listing must show no unknown task.
 *
 * <p>{@code int stop(Layout.Stop *)}: a result of {@link Layout.Stop}. Whatever it is, the parked
 * threads go on.
 */
final class StopCode {
  private static final int CLOCK_MONOTONIC = 1;
  private static final int NANOS = 1_000_000_000;
  private static final int SI_VALUE = 24;

  /** ESRCH. */
  private static final int NO_SUCH_TASK = 3;

  private StopCode() {}

  /**
   * Generates it; may be copied anywhere.
   *
   * @param defects none, but in tests
   */
  static byte[] generate(int threadId, Set<Defect> defects) {
    var c = new Assembler();
    var scan = new Label();
    var sent = new Label();
    var release = new Label();
    var out = new Label();
    Register[] saved = {RBX, RBP, R12, R13, R14, R15};
    for (Register register : saved) {
      c.push(register);
    }
    c.mov(RBX, RDI);
    own(c, scan, release);
    send(c, sent, release);
    c.place(sent);
    await(c, release);
    verdicts(c, release);
    listing(c, release);
    stores(c, release);
    c.place(release);
    if (defects.contains(Defect.JAVA_WHILE_PARKED)) {
      // Only a second call, with no tasks to park, lets them go.
      c.load(RDI, at(RBX, Layout.Stop.COUNT));
      c.test(RDI, RDI);
      c.jump(NOT_EQUAL, out);
    }
    c.load(RDI, at(RBX, Layout.Stop.PARK));
    c.store32(at(RDI), 1);
    c.mov32(RSI, SystemCall.FUTEX_WAKE_PRIVATE);
    c.mov32(RDX, Integer.MAX_VALUE);
    c.mov32(RAX, SystemCall.FUTEX);
    c.xor32(R10, R10);
    c.syscall();
    c.place(out);
    c.mov(RAX, RBP);
    for (int i = saved.length - 1; i >= 0; i--) {
      c.pop(saved[i]);
    }
    c.ret();
    ScanCode.emit(c, scan, threadId);
    return c.code();
  }

  /** The caller's own stack. */
  private static void own(Assembler c, Label scan, Label release) {
    c.mov32(RBP, Layout.Stop.INSIDE);
    c.load(R8, at(RBX, Layout.Stop.SCAN));
    c.xor32(R9, R9);
    c.mov(R10, RSP);
    c.push(RBX);
    c.call(scan);
    c.pop(RBX);
    c.cmp32(RAX, Layout.Answer.CLEAR);
    c.jump(NOT_EQUAL, release);
  }

  /** r13: the task's pair; r14: its slot. */
  private static void task(Assembler c) {
    c.mov(R13, R12);
    c.shl(R13, 4);
    c.add(R13, at(RBX, Layout.Stop.TASKS));
    c.load(R14, at(R13, 8));
  }

  /** To each; a slot says that it waits for an answer just before. */
  private static void send(Assembler c, Label sent, Label release) {
    var loop = new Label();
    var next = new Label();
    c.xor32(R12, R12);
    c.place(loop);
    c.cmp(R12, at(RBX, Layout.Stop.COUNT));
    c.jump(NOT_BELOW, sent);
    task(c);
    c.store32(at(R14, Layout.Slot.ANSWER), Layout.Answer.NONE);
    c.load(R10, at(RBX, Layout.Stop.INFORMATION));
    c.store(at(R10, SI_VALUE), R14);
    c.load(RDI, at(RBX, Layout.Stop.PROCESS));
    c.load(RSI, at(R13));
    c.load(RDX, at(RBX, Layout.Stop.SIGNAL));
    c.mov32(RAX, SystemCall.RT_TGSIGQUEUEINFO);
    c.syscall();
    c.test(RAX, RAX);
    c.jump(EQUAL, next);
    c.store32(at(R14, Layout.Slot.ANSWER), Layout.Answer.LEFT);
    c.cmp(RAX, -NO_SUCH_TASK);
    c.jump(EQUAL, next);
    // Not taken does not mean ended.
    c.store(at(RBX, Layout.Stop.ERROR), RAX);
    c.mov32(RBP, Layout.Stop.NOT_SENT);
    c.jmp(release);
    c.place(next);
    c.add(R12, 1);
    c.jmp(loop);
  }

  /** Until each has answered, or has ended, or the deadline passes. */
  private static void await(Assembler c, Label release) {
    var loop = new Label();
    var next = new Label();
    var alive = new Label();
    var all = new Label();
    c.mov32(RBP, Layout.Stop.NOT_ALL_STOPPED);
    c.xor32(R12, R12);
    c.place(loop);
    c.cmp(R12, at(RBX, Layout.Stop.COUNT));
    c.jump(NOT_BELOW, all);
    task(c);
    c.cmp32(at(R14, Layout.Slot.ANSWER), Layout.Answer.NONE);
    c.jump(NOT_EQUAL, next);
    c.load(RDI, at(RBX, Layout.Stop.PROCESS));
    c.load(RSI, at(R13));
    c.xor32(RDX, RDX);
    c.mov32(RAX, SystemCall.TGKILL);
    c.syscall();
    c.test(RAX, RAX);
    c.jump(EQUAL, alive);
    c.store32(at(R14, Layout.Slot.ANSWER), Layout.Answer.LEFT);
    c.jmp(loop);
    c.place(alive);
    c.mov32(RAX, SystemCall.SCHED_YIELD);
    c.syscall();
    c.mov32(RDI, CLOCK_MONOTONIC);
    c.lea(RSI, at(RBX, Layout.Stop.NOW));
    c.mov32(RAX, SystemCall.CLOCK_GETTIME);
    c.syscall();
    c.load(RAX, at(RBX, Layout.Stop.NOW));
    c.imul(RAX, RAX, NANOS);
    c.add(RAX, at(RBX, Layout.Stop.NOW + 8));
    c.cmp(RAX, at(RBX, Layout.Stop.DEADLINE));
    c.jump(BELOW, loop);
    c.jmp(release);
    c.place(next);
    c.add(R12, 1);
    c.jmp(loop);
    c.place(all);
  }

  private static void verdicts(Assembler c, Label release) {
    var loop = new Label();
    var next = new Label();
    var all = new Label();
    c.mov32(RBP, Layout.Stop.INSIDE);
    c.xor32(R12, R12);
    c.place(loop);
    c.cmp(R12, at(RBX, Layout.Stop.COUNT));
    c.jump(NOT_BELOW, all);
    task(c);
    c.cmp32(at(R14, Layout.Slot.ANSWER), Layout.Answer.CLEAR);
    c.jump(EQUAL, next);
    c.cmp32(at(R14, Layout.Slot.ANSWER), Layout.Answer.LEFT);
    c.jump(NOT_EQUAL, release);
    c.place(next);
    c.add(R12, 1);
    c.jmp(loop);
    c.place(all);
  }

  private static void listing(Assembler c, Label release) {
    var chunk = new Label();
    var record = new Label();
    var all = new Label();
    c.load(RDI, at(RBX, Layout.Stop.DIRECTORY));
    c.xor32(RSI, RSI);
    c.xor32(RDX, RDX);
    c.mov32(RAX, SystemCall.LSEEK);
    c.syscall();
    c.mov32(RBP, Layout.Stop.FAILED);
    c.test(RAX, RAX);
    c.jump(NEGATIVE, release);
    c.place(chunk);
    c.load(RDI, at(RBX, Layout.Stop.DIRECTORY));
    c.load(RSI, at(RBX, Layout.Stop.BUFFER));
    c.load(RDX, at(RBX, Layout.Stop.BUFFER_SIZE));
    c.mov32(RAX, SystemCall.GETDENTS64);
    c.syscall();
    c.mov32(RBP, Layout.Stop.FAILED);
    c.test(RAX, RAX);
    c.jump(NEGATIVE, release);
    c.jump(EQUAL, all);
    c.load(R14, at(RBX, Layout.Stop.BUFFER));
    c.mov(R15, R14);
    c.add(R15, RAX);
    c.place(record);
    c.cmp(R14, R15);
    c.jump(NOT_BELOW, chunk);
    MarkCode.number(c);
    c.load16(RCX, at(R14, MarkCode.RECORD_LENGTH));
    c.add(R14, RCX);
    c.test(RBP, RBP);
    c.jump(EQUAL, record);
    c.add(RBP, at(RBX, Layout.Stop.KNOWN));
    c.cmp8(at(RBP), 0);
    c.jump(NOT_EQUAL, record);
    c.mov32(RBP, Layout.Stop.UNKNOWN_TASKS);
    c.jmp(release);
    c.place(all);
  }

  private static void stores(Assembler c, Label release) {
    var loop = new Label();
    var all = new Label();
    c.mov32(RBP, Layout.Stop.FAILED);
    c.load(RDI, at(RBX, Layout.Stop.STORES));
    c.load(RSI, at(RBX, Layout.Stop.STORE_COUNT));
    c.place(loop);
    c.test(RSI, RSI);
    c.jump(EQUAL, all);
    StoreCode.one(c, release);
    c.add(RDI, Layout.Store.SIZE);
    c.sub(RSI, 1);
    c.jmp(loop);
    c.place(all);
    c.mov32(RBP, Layout.Stop.DONE);
  }
}
