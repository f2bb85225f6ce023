package org.liveseam.runtime.process.unwind;

import java.util.OptionalLong;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Cursor;

/**
 * Evaluates a DWARF expression, chapter 2.5: the part that call frames use, which is arithmetic on
 * registers and memory.
 */
final class Expression {
  private static final int MOST_STEPS = 1000;
  private static final int DEEPEST = 64;

  private final Bytes code;
  private final Registers registers;
  private final StackMemory memory;
  private final long[] stack = new long[DEEPEST];
  private int depth;

  private Expression(Bytes code, Registers registers, StackMemory memory) {
    this.code = code;
    this.registers = registers;
    this.memory = memory;
  }

  /**
   * The value.
   *
   * @param pushed what is on the stack at the start
   */
  static long evaluate(Bytes code, Registers registers, StackMemory memory, OptionalLong pushed)
      throws UnreliableException {
    var expression = new Expression(code, registers, memory);
    if (pushed.isPresent()) {
      expression.push(pushed.getAsLong());
    }
    return expression.run();
  }

  private long run() throws UnreliableException {
    Cursor in = new Cursor(code);
    int steps = 0;
    while (!in.atEnd()) {
      if (++steps > MOST_STEPS) {
        throw in.malformed("expression that does not end");
      }
      step(in.u8(), in);
    }
    return pop();
  }

  private void step(int op, Cursor in) throws UnreliableException {
    if (op >= 0x30 && op <= 0x4f) {
      push(op - 0x30);
    } else if (op >= 0x70 && op <= 0x8f) {
      push(register(op - 0x70) + in.sleb());
    } else if (op >= 0x1a && op <= 0x2e && op != 0x1f && op != 0x20 && op != 0x23 && op != 0x28) {
      long right = pop();
      push(binary(op, pop(), right, in));
    } else {
      other(op, in);
    }
  }

  private void other(int op, Cursor in) throws UnreliableException {
    switch (op) {
      case 0x03, 0x0e, 0x0f -> push(in.i64());
      case 0x06 -> push(load(pop()));
      case 0x08 -> push(in.u8());
      case 0x09 -> push((byte) in.u8());
      case 0x0a -> push(in.u16());
      case 0x0b -> push((short) in.u16());
      case 0x0c -> push(in.u32());
      case 0x0d -> push(in.i32());
      case 0x10 -> push(in.uleb());
      case 0x11 -> push(in.sleb());
      case 0x12 -> push(peek(0));
      case 0x13 -> pop();
      case 0x14 -> push(peek(1));
      case 0x15 -> push(peek(in.u8()));
      case 0x16 -> swap();
      case 0x19 -> push(Math.abs(pop()));
      case 0x1f -> push(-pop());
      case 0x20 -> push(~pop());
      case 0x23 -> push(pop() + in.uleb());
      case 0x28 -> branch(in, pop() != 0);
      case 0x2f -> branch(in, true);
      case 0x92 -> push(register(in.uleb()) + in.sleb());
      case 0x96 -> {}
      default -> throw in.malformed("operation 0x%x in an expression".formatted(op));
    }
  }

  private static long binary(int op, long left, long right, Cursor in) {
    return switch (op) {
      case 0x1a -> left & right;
      case 0x1b -> divisible(right, in) ? left / right : 0;
      case 0x1c -> left - right;
      case 0x1d -> divisible(right, in) ? Long.remainderUnsigned(left, right) : 0;
      case 0x1e -> left * right;
      case 0x21 -> left | right;
      case 0x22 -> left + right;
      case 0x24 -> right >= 0 && right < 64 ? left << right : 0;
      case 0x25 -> right >= 0 && right < 64 ? left >>> right : 0;
      case 0x26 -> left >> (right >= 0 && right < 64 ? right : 63);
      case 0x27 -> left ^ right;
      case 0x29 -> left == right ? 1 : 0;
      case 0x2a -> left >= right ? 1 : 0;
      case 0x2b -> left > right ? 1 : 0;
      case 0x2c -> left <= right ? 1 : 0;
      case 0x2d -> left < right ? 1 : 0;
      case 0x2e -> left != right ? 1 : 0;
      default -> throw in.malformed("operation 0x%x in an expression".formatted(op));
    };
  }

  private static boolean divisible(long by, Cursor in) {
    if (by == 0) {
      throw in.malformed("expression divides by zero");
    }
    return true;
  }

  private static void branch(Cursor in, boolean taken) {
    short distance = (short) in.u16();
    if (taken) {
      in.seek(in.at() + distance);
    }
  }

  private long register(long number) throws UnreliableException {
    OptionalLong value = registers.get(number);
    if (value.isEmpty()) {
      throw new UnreliableException(Registers.name(number) + " is not known there");
    }
    return value.getAsLong();
  }

  private long load(long address) throws UnreliableException {
    OptionalLong word = memory.word(address);
    if (word.isEmpty()) {
      throw new UnreliableException("0x%x is not on the stack".formatted(address));
    }
    return word.getAsLong();
  }

  private void swap() {
    long top = pop();
    long below = pop();
    push(top);
    push(below);
  }

  private long peek(int down) {
    if (down >= depth) {
      throw code.malformed("expression takes what it did not push", 0);
    }
    return stack[depth - 1 - down];
  }

  private void push(long value) {
    if (depth == DEEPEST) {
      throw code.malformed("expression pushes too much", 0);
    }
    stack[depth++] = value;
  }

  private long pop() {
    if (depth == 0) {
      throw code.malformed("expression takes what it did not push", 0);
    }
    return stack[--depth];
  }
}
