package org.liveseam.runtime.process.code;

import static org.liveseam.runtime.process.code.Condition.*;
import static org.liveseam.runtime.process.code.Memory.at;
import static org.liveseam.runtime.process.code.Register.*;

import org.liveseam.runtime.process.code.Encoder.Label;

/** Routines that write. */
final class StoreCode {
  private StoreCode() {}

  /**
   * {@code long stores(Layout.Store *, long count)}: 0, or what membarrier(2) failed with, which
   * leaves what follows undone. One routine for all stores of a change, so that no Java runs while
   * threads wait at a breakpoint among them.
   */
  static byte[] stores() {
    var c = new Assembler();
    var loop = new Label();
    var end = new Label();
    var out = new Label();
    c.place(loop);
    c.test(RSI, RSI);
    c.jump(EQUAL, end);
    one(c, out);
    c.add(RDI, Layout.Store.SIZE);
    c.sub(RSI, 1);
    c.jmp(loop);
    c.place(end);
    c.xor32(RAX, RAX);
    c.place(out);
    c.ret();
    return c.code();
  }

  /** Does the store that rdi points to. Uses rax, rcx, rdx, r11. */
  static void one(Assembler c, Label failed) {
    var small = new Label();
    var locked = new Label();
    var barrier = new Label();
    var done = new Label();
    c.load(RCX, at(RDI, Layout.Store.KIND));
    c.load(RAX, at(RDI, Layout.Store.ADDRESS));
    c.load(RDX, at(RDI, Layout.Store.VALUE));
    c.cmp(RCX, Layout.Store.ALIGNED_WORD);
    c.jump(BELOW, small);
    c.jump(ABOVE, locked);
    c.store(at(RAX), RDX);
    c.jmp(done);
    c.place(locked);
    c.xchg(at(RAX), RDX);
    c.jmp(done);
    c.place(small);
    c.test(RCX, RCX);
    c.jump(EQUAL, barrier);
    c.store8(at(RAX), RDX);
    c.jmp(done);
    c.place(barrier);
    c.push(RDI);
    c.push(RSI);
    c.mov32(RDI, SystemCall.MEMBARRIER_PRIVATE_EXPEDITED_SYNC_CORE);
    c.xor32(RSI, RSI);
    c.xor32(RDX, RDX);
    c.mov32(RAX, SystemCall.MEMBARRIER);
    c.syscall();
    c.pop(RSI);
    c.pop(RDI);
    c.test(RAX, RAX);
    c.jump(NEGATIVE, failed);
    c.place(done);
  }

  /** {@code int cas(byte *, int expected, int wanted)}: what was there. */
  static byte[] compareAndSet() {
    var c = new Assembler();
    c.mov32(RAX, RSI);
    c.lockCmpxchg8(at(RDI), RDX);
    c.and(RAX, 0xff);
    c.ret();
    return c.code();
  }

  /** {@code int own(int offset)}: the int there in the descriptor of the calling thread. */
  static byte[] ofThread(int offset) {
    var c = new Assembler();
    c.load32(RAX, Memory.ofThread(offset));
    c.ret();
    return c.code();
  }
}
