package org.liveseam.runtime.process.code;

import static org.liveseam.runtime.process.code.Condition.*;
import static org.liveseam.runtime.process.code.Memory.at;
import static org.liveseam.runtime.process.code.Register.*;

import org.liveseam.runtime.process.code.Encoder.Label;

/**
 * A routine that looks through the stack of the thread that runs it, word by word, for addresses in
 * given ranges.
 *
 * <pre>
 *   in   r8  Layout.Scan   r9 one more address to look at   r10 where to begin on the stack
 *   out  eax CLEAR, INSIDE or UNKNOWN                       r9 what was found
 *   uses rax rbx rcx rdx rsi rdi r9 r10 r11
 * </pre>
 *
 * A word that is the first address of a range counts only where a signal's frame keeps the next
 * instruction: nothing returns to a first instruction, and pointers to functions are all over
 * stacks. A frame whose interrupted stack is below itself was put on an alternate stack inside this
 * one, above what it interrupted: UNKNOWN.
 *
 * <p>It reads only between r10 and the thread's descriptor, which glibc puts on top of each stack,
 * and only if both lie in one piece of memory; for the first thread up to the end of its stack. Any
 * other stack is UNKNOWN.
 */
final class ScanCode {
  private static final int SELF = 0x10;

  private ScanCode() {}

  /**
   * Emits it.
   *
   * @param threadId where a thread's number stands, from its descriptor
   */
  static void emit(Assembler c, Label scan, int threadId) {
    var find = new Label();
    var notBelow = new Label();
    var bounded = new Label();
    var inside = new Label();
    var frame = new Label();
    var next = new Label();
    var clear = new Label();
    var unknown = new Label();
    c.place(scan);
    c.and(R10, -8);
    c.mov(RAX, R10);
    c.load(RSI, at(R8, Layout.Scan.STACKS));
    c.load(RDI, at(R8, Layout.Scan.STACK_COUNT));
    c.call(find);
    c.test(RSI, RSI);
    c.jump(EQUAL, unknown);
    // The end: the thread's descriptor, if it is above in the same piece.
    c.load(RCX, at(RSI, 8));
    c.load(RAX, Memory.ofThread(SELF));
    c.cmp(RAX, R10);
    c.jump(NOT_ABOVE, notBelow);
    c.cmp(RAX, RCX);
    c.jump(NOT_BELOW, notBelow);
    c.mov(RCX, RAX);
    c.jmp(bounded);
    c.place(notBelow);
    c.load32(RAX, Memory.ofThread(threadId));
    c.cmp32(RAX, at(R8, Layout.Scan.PROCESS));
    c.jump(NOT_EQUAL, unknown);
    c.load(RAX, at(RSI));
    c.cmp(RAX, at(R8, Layout.Scan.MAIN_STACK));
    c.jump(NOT_EQUAL, unknown);
    c.place(bounded);
    c.mov(R11, Frames.SELECTORS);
    c.mov(RAX, R9);
    search(c, find);
    c.jump(NOT_EQUAL, inside);
    c.place(next);
    c.cmp(R10, RCX);
    c.jump(NOT_BELOW, clear);
    c.load(RAX, at(R10));
    c.add(R10, 8);
    c.cmp(RAX, R11);
    c.jump(EQUAL, frame);
    c.cmp(RAX, at(R8, Layout.Scan.LOW));
    c.jump(BELOW, next);
    c.cmp(RAX, at(R8, Layout.Scan.HIGH));
    c.jump(NOT_BELOW, next);
    search(c, find);
    c.jump(EQUAL, next);
    c.cmp(RAX, at(RSI));
    c.jump(NOT_EQUAL, inside);
    c.lea(RDX, at(R10, Frames.SELECTORS_AFTER_INSTRUCTION));
    c.cmp(RDX, RCX);
    c.jump(ABOVE, inside);
    c.load(RDX, at(R10, Frames.SELECTORS_AFTER_INSTRUCTION - 8));
    c.cmp(RDX, R11);
    c.jump(NOT_EQUAL, next);
    c.place(inside);
    c.mov(R9, RAX);
    c.mov32(RAX, Layout.Answer.INSIDE);
    c.ret();
    c.place(frame);
    c.load(RAX, at(R10, -8 - Frames.STACK_BEFORE_SELECTORS));
    c.cmp(RAX, R10);
    c.jump(NOT_BELOW, next);
    c.place(unknown);
    c.mov32(RAX, Layout.Answer.UNKNOWN);
    c.ret();
    c.place(clear);
    c.mov32(RAX, Layout.Answer.CLEAR);
    c.ret();
    find(c, find);
  }

  /** Looks rax up in the ranges: not equal if it is in the pair at rsi. */
  private static void search(Assembler c, Label find) {
    c.load(RSI, at(R8, Layout.Scan.RANGES));
    c.load(RDI, at(R8, Layout.Scan.RANGE_COUNT));
    c.call(find);
    c.test(RSI, RSI);
  }

  /** rsi: the pair among rdi pairs at rsi that holds rax, or 0. Uses rbx, rdx, rdi. */
  private static void find(Assembler c, Label find) {
    var right = new Label();
    var none = new Label();
    var found = new Label();
    c.place(find);
    c.test(RDI, RDI);
    c.jump(EQUAL, none);
    c.mov(RDX, RDI);
    c.shr(RDX, 1);
    c.mov(RBX, RDX);
    c.shl(RBX, 4);
    c.add(RBX, RSI);
    c.cmp(RAX, at(RBX, 8));
    c.jump(NOT_BELOW, right);
    c.cmp(RAX, at(RBX));
    c.jump(NOT_BELOW, found);
    c.mov(RDI, RDX);
    c.jmp(find);
    c.place(right);
    c.lea(RSI, at(RBX, 16));
    c.sub(RDI, RDX);
    c.sub(RDI, 1);
    c.jmp(find);
    c.place(found);
    c.mov(RSI, RBX);
    c.ret();
    c.place(none);
    c.xor32(RSI, RSI);
    c.ret();
  }
}
