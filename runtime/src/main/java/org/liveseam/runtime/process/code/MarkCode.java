package org.liveseam.runtime.process.code;

import static org.liveseam.runtime.process.code.Condition.*;
import static org.liveseam.runtime.process.code.Memory.at;
import static org.liveseam.runtime.process.code.Register.*;

import org.liveseam.runtime.process.code.Encoder.Label;

/**
 * Holds everybody who enters a stub, lists the tasks of the process until a whole listing shows
 * nothing new, changes the state of each, and lets them go on in another mode. One routine, because
 * no Java may run meanwhile: a thread that is held where the collector waits for it would wait for
 * this one, which waits for the collector.
 *
 * <p>A listing can miss a task while others end, and never two in a row agree by chance on missing
 * one that was there before the hold. Tasks born later are not needed, having taken no decision;
 * they are known by their numbers, which the kernel gives in ascending order. That is no more than
 * likely: the numbers start again from below, and what tells the newest may be a copy that is old.
 * So every task counts in the first two listings, and those that look young do not count after
 * that, or a process that makes threads all the time would never settle.
 *
 * <p>{@code int mark(Layout.Mark *)}: 1, or 0 if it was not settled in the given number of passes
 * or there was no room; the mode is the fallback then, and states may have changed.
 */
final class MarkCode {
  /** In struct linux_dirent64. */
  static final int RECORD_LENGTH = 16;

  private static final int NAME = 19;

  private static final int LOADAVG_SIZE = 128;

  /** Listings in which every task counts. */
  private static final int COUNT_ALL = 2;

  private MarkCode() {}

  static byte[] generate() {
    var c = new Assembler();
    var pass = new Label();
    var chunk = new Label();
    var record = new Label();
    var endOfPass = new Label();
    var settled = new Label();
    var more = new Label();
    var failed = new Label();
    var out = new Label();
    Register[] saved = {RBX, RBP, R12, R13, R14, R15};
    for (Register register : saved) {
      c.push(register);
    }
    c.mov(RBX, RDI);
    c.load(RAX, at(RBX, Layout.Mark.CONTROL));
    c.store32(at(RAX, Layout.Control.MODE), Layout.Mode.HOLD);
    c.mov32(RDI, SystemCall.MEMBARRIER_PRIVATE_EXPEDITED);
    c.xor32(RSI, RSI);
    c.xor32(RDX, RDX);
    c.mov32(RAX, SystemCall.MEMBARRIER);
    c.syscall();
    c.test(RAX, RAX);
    c.jump(NEGATIVE, failed);
    newest(c, failed);
    c.load(R12, at(RBX, Layout.Mark.PASSES));
    c.mov(R13, R12);
    c.sub(R13, COUNT_ALL);
    c.store(at(RBX, Layout.Mark.YOUNG), R13);
    c.place(pass);
    c.xor32(R13, R13);
    c.load(RDI, at(RBX, Layout.Mark.DIRECTORY));
    c.xor32(RSI, RSI);
    c.xor32(RDX, RDX);
    c.mov32(RAX, SystemCall.LSEEK);
    c.syscall();
    c.test(RAX, RAX);
    c.jump(NEGATIVE, failed);
    c.place(chunk);
    c.load(RDI, at(RBX, Layout.Mark.DIRECTORY));
    c.load(RSI, at(RBX, Layout.Mark.BUFFER));
    c.load(RDX, at(RBX, Layout.Mark.BUFFER_SIZE));
    c.mov32(RAX, SystemCall.GETDENTS64);
    c.syscall();
    c.test(RAX, RAX);
    c.jump(NEGATIVE, failed);
    c.jump(EQUAL, endOfPass);
    c.load(R14, at(RBX, Layout.Mark.BUFFER));
    c.mov(R15, R14);
    c.add(R15, RAX);
    c.place(record);
    c.cmp(R14, R15);
    c.jump(NOT_BELOW, chunk);
    number(c);
    c.load16(RCX, at(R14, RECORD_LENGTH));
    c.add(R14, RCX);
    c.test(RBP, RBP);
    c.jump(EQUAL, record);
    change(c, record, failed);
    c.place(endOfPass);
    c.test(R13, R13);
    c.jump(NOT_EQUAL, more);
    c.cmp(R12, at(RBX, Layout.Mark.PASSES));
    c.jump(NOT_EQUAL, settled);
    c.place(more);
    c.sub(R12, 1);
    c.jump(NOT_EQUAL, pass);
    c.place(failed);
    c.load32(RCX, at(RBX, Layout.Mark.FALLBACK_MODE));
    c.xor32(RAX, RAX);
    c.jmp(out);
    c.place(settled);
    c.load32(RCX, at(RBX, Layout.Mark.NEXT_MODE));
    c.mov32(RAX, 1);
    c.place(out);
    c.load(RDX, at(RBX, Layout.Mark.CONTROL));
    c.store32(at(RDX, Layout.Control.MODE), RCX);
    for (int i = saved.length - 1; i >= 0; i--) {
      c.pop(saved[i]);
    }
    c.ret();
    return c.code();
  }

  /** Asks for the number of the newest task: those born from now on have higher ones. */
  private static void newest(Assembler c, Label failed) {
    var loop = new Label();
    var digit = new Label();
    var end = new Label();
    c.load(RDI, at(RBX, Layout.Mark.NEWEST));
    c.load(RSI, at(RBX, Layout.Mark.BUFFER));
    c.mov32(RDX, LOADAVG_SIZE);
    c.xor32(R10, R10);
    c.mov32(RAX, SystemCall.PREAD64);
    c.syscall();
    c.test(RAX, RAX);
    c.jump(NOT_ABOVE, failed);
    c.jump(NEGATIVE, failed);
    c.load(RSI, at(RBX, Layout.Mark.BUFFER));
    c.add(RAX, RSI);
    c.xor32(RBP, RBP);
    c.place(loop);
    c.cmp(RSI, RAX);
    c.jump(NOT_BELOW, end);
    c.load8(RCX, at(RSI));
    c.add(RSI, 1);
    c.sub(RCX, '0');
    c.cmp(RCX, 9);
    c.jump(NOT_ABOVE, digit);
    c.cmp32(RCX, '\n' - '0');
    c.jump(EQUAL, end);
    c.xor32(RBP, RBP);
    c.jmp(loop);
    c.place(digit);
    c.lea(RBP, at(RBP, RBP, 4, 0));
    c.add(RBP, RBP);
    c.add(RBP, RCX);
    c.jmp(loop);
    c.place(end);
    c.store(at(RBX, Layout.Mark.HIGHEST), RBP);
  }

  /** rbp: the number that the record at r14 is named by, 0 for the two that are no numbers. */
  static void number(Assembler c) {
    var digit = new Label();
    var end = new Label();
    c.lea(RSI, at(R14, NAME));
    c.xor32(RBP, RBP);
    c.place(digit);
    c.load8(RCX, at(RSI));
    c.sub(RCX, '0');
    c.cmp(RCX, 9);
    c.jump(ABOVE, end);
    c.lea(RBP, at(RBP, RBP, 4, 0));
    c.add(RBP, RBP);
    c.add(RBP, RCX);
    c.add(RSI, 1);
    c.jmp(digit);
    c.place(end);
  }

  /** Changes the state of task rbp by the map, and notes its number if that changed anything. */
  private static void change(Assembler c, Label record, Label failed) {
    var retry = new Label();
    var young = new Label();
    var counts = new Label();
    c.load(RDI, at(RBX, Layout.Mark.TABLE));
    c.add(RDI, RBP);
    c.place(retry);
    c.load8(RAX, at(RDI));
    c.load8(RCX, at(RBX, RAX, 1, Layout.Mark.MAP));
    c.cmp(RCX, RAX);
    c.jump(EQUAL, record);
    c.lockCmpxchg8(at(RDI), RCX);
    c.jump(NOT_EQUAL, retry);
    c.cmp(R12, at(RBX, Layout.Mark.YOUNG));
    c.jump(ABOVE, counts);
    c.cmp(RBP, at(RBX, Layout.Mark.HIGHEST));
    c.jump(ABOVE, young);
    c.place(counts);
    c.add(R13, 1);
    c.place(young);
    c.load(RCX, at(RBX, Layout.Mark.COUNT));
    c.cmp(RCX, at(RBX, Layout.Mark.ROOM));
    c.jump(NOT_BELOW, failed);
    c.load(RDX, at(RBX, Layout.Mark.TASKS));
    c.store32(at(RDX, RCX, 4, 0), RBP);
    c.add(RCX, 1);
    c.store(at(RBX, Layout.Mark.COUNT), RCX);
    c.jmp(record);
  }
}
