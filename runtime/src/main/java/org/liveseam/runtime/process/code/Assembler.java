package org.liveseam.runtime.process.code;

/**
 * The instructions that the engine's code consists of, by the names of Intel's manual. Operands as
 * there: destination first. 64 bits wide unless the name ends in 32 or 8.
 */
final class Assembler extends Encoder {
  void push(Register r) {
    if (r.high() != 0) {
      bytes(0x41);
    }
    bytes(0x50 | r.low());
  }

  void pop(Register r) {
    if (r.high() != 0) {
      bytes(0x41);
    }
    bytes(0x58 | r.low());
  }

  /** Pushes a small constant, 64 bits wide. */
  void push(int value) {
    bytes(0x6a, value);
  }

  void mov(Register to, Register from) {
    registers(true, from.number(), to, 0x89);
  }

  void mov32(Register to, Register from) {
    registers(false, from.number(), to, 0x89);
  }

  /** Clears the upper half. */
  void mov32(Register to, int value) {
    registers(false, 0, to, 0xc7);
    int32(value);
  }

  void mov(Register to, long value) {
    bytes(0x48 | to.high(), 0xb8 | to.low());
    int64(value);
  }

  void load(Register to, Memory from) {
    memory(true, to.number(), from, 0x8b);
  }

  /** Clears the upper half. */
  void load32(Register to, Memory from) {
    memory(false, to.number(), from, 0x8b);
  }

  /** Clears the rest. */
  void load16(Register to, Memory from) {
    memory(false, to.number(), from, 0x0f, 0xb7);
  }

  /** Clears the rest. */
  void load8(Register to, Memory from) {
    memory(false, to.number(), from, 0x0f, 0xb6);
  }

  void store(Memory to, Register from) {
    memory(true, from.number(), to, 0x89);
  }

  void store32(Memory to, Register from) {
    memory(false, from.number(), to, 0x89);
  }

  void store32(Memory to, int value) {
    memory(false, 0, to, 0xc7);
    int32(value);
  }

  /** From AL, CL, DL or BL. */
  void store8(Memory to, Register from) {
    memory(false, low8(from), to, 0x88);
  }

  void lea(Register to, Memory from) {
    memory(true, to.number(), from, 0x8d);
  }

  void add(Register to, Register from) {
    registers(true, from.number(), to, 0x01);
  }

  void add(Register to, Memory from) {
    memory(true, to.number(), from, 0x03);
  }

  void add(Register to, int value) {
    registers(true, 0, to, 0x81);
    int32(value);
  }

  void sub(Register to, Register from) {
    registers(true, from.number(), to, 0x29);
  }

  void sub(Register to, int value) {
    registers(true, 5, to, 0x81);
    int32(value);
  }

  void imul(Register to, Register from, int factor) {
    registers(true, to.number(), from, 0x69);
    int32(factor);
  }

  void and(Register to, int value) {
    registers(true, 4, to, 0x81);
    int32(value);
  }

  void xor32(Register to, Register from) {
    registers(false, from.number(), to, 0x31);
  }

  void xor32(Register to, int value) {
    registers(false, 6, to, 0x81);
    int32(value);
  }

  void shl(Register to, int count) {
    registers(true, 4, to, 0xc1);
    bytes(count);
  }

  void shr(Register to, int count) {
    registers(true, 5, to, 0xc1);
    bytes(count);
  }

  void inc32(Memory what) {
    memory(false, 0, what, 0xff);
  }

  void test(Register a, Register b) {
    registers(true, b.number(), a, 0x85);
  }

  void test32(Register a, int mask) {
    registers(false, 0, a, 0xf7);
    int32(mask);
  }

  void cmp(Register a, Register b) {
    registers(true, b.number(), a, 0x39);
  }

  void cmp(Register a, Memory b) {
    memory(true, a.number(), b, 0x3b);
  }

  void cmp(Register a, int value) {
    registers(true, 7, a, 0x81);
    int32(value);
  }

  void cmp32(Register a, Memory b) {
    memory(false, a.number(), b, 0x3b);
  }

  void cmp32(Register a, int value) {
    registers(false, 7, a, 0x81);
    int32(value);
  }

  void cmp32(Memory a, int value) {
    memory(false, 7, a, 0x81);
    int32(value);
  }

  void cmp8(Memory a, int value) {
    memory(false, 7, a, 0x80);
    bytes(value);
  }

  /** If AL is there, puts {@code from} there and says equal; else loads AL and says not equal. */
  void lockCmpxchg8(Memory to, Register from) {
    bytes(0xf0);
    memory(false, low8(from), to, 0x0f, 0xb0);
  }

  void lockInc(Memory what) {
    bytes(0xf0);
    memory(true, 0, what, 0xff);
  }

  /** Always locked. */
  void xchg(Memory to, Register from) {
    memory(true, from.number(), to, 0x87);
  }

  void jmp(Label to) {
    bytes(0xe9);
    distance(to);
  }

  void jmp(Memory to) {
    memory(false, 4, to, 0xff);
  }

  void jmp(Register to) {
    registers(false, 4, to, 0xff);
  }

  void jump(Condition when, Label to) {
    bytes(0x0f, 0x80 | when.code());
    distance(to);
  }

  void call(Label to) {
    bytes(0xe8);
    distance(to);
  }

  void ret() {
    bytes(0xc3);
  }

  void syscall() {
    bytes(0x0f, 0x05);
  }

  private static int low8(Register register) {
    if (register.number() > Register.RBX.number()) {
      throw new IllegalArgumentException(register + " has no plain low byte");
    }
    return register.number();
  }
}
