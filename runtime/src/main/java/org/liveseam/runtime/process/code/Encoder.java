package org.liveseam.runtime.process.code;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes of x86-64 instructions, and labels among them. Not thread-safe. */
class Encoder {
  private static final int OPERAND_WIDE = 8;
  private static final int EXTENDED_REGISTER = 4;
  private static final int EXTENDED_INDEX = 2;
  private static final int EXTENDED_BASE = 1;
  private static final int THREAD_SEGMENT = 0x64;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Use> uses = new ArrayList<>();

  /** A place in the code; may be used before it is put somewhere. */
  static final class Label {
    private int place = -1;

    /** Its offset in the code. */
    int offset() {
      if (place < 0) {
        throw new IllegalStateException("a label without a place");
      }
      return place;
    }
  }

  private record Use(Label label, int at) {}

  /** Puts a label here. */
  void place(Label label) {
    if (label.place >= 0) {
      throw new IllegalStateException("a label with two places");
    }
    label.place = out.size();
  }

  /** The code; every label has its place by now. */
  byte[] code() {
    byte[] code = out.toByteArray();
    for (Use use : uses) {
      int distance = use.label.offset() - (use.at + 4);
      for (int i = 0; i < 4; i++) {
        code[use.at + i] = (byte) (distance >> (8 * i));
      }
    }
    return code;
  }

  void bytes(int... values) {
    for (int value : values) {
      out.write(value);
    }
  }

  void int32(int value) {
    for (int i = 0; i < 4; i++) {
      out.write(value >> (8 * i));
    }
  }

  void int64(long value) {
    int32((int) value);
    int32((int) (value >> 32));
  }

  /** The distance to a label, from behind these four bytes. */
  void distance(Label label) {
    uses.add(new Use(label, out.size()));
    int32(0);
  }

  /**
   * An instruction with two registers.
   *
   * @param field the one in the middle bits of the operand byte, or its opcode extension
   */
  void registers(boolean wide, int field, Register other, int... opcode) {
    int rex =
        (wide ? OPERAND_WIDE : 0) | (field >> 3) * EXTENDED_REGISTER | other.high() * EXTENDED_BASE;
    if (rex != 0) {
      out.write(0x40 | rex);
    }
    bytes(opcode);
    out.write(0xc0 | (field & 7) << 3 | other.low());
  }

  /** An instruction with a register, or an opcode extension, and memory. */
  void memory(boolean wide, int field, Memory memory, int... opcode) {
    if (memory.thread()) {
      out.write(THREAD_SEGMENT);
    }
    int rex =
        (wide ? OPERAND_WIDE : 0)
            | (field >> 3) * EXTENDED_REGISTER
            | high(memory.index()) * EXTENDED_INDEX
            | high(memory.base()) * EXTENDED_BASE;
    if (rex != 0) {
      out.write(0x40 | rex);
    }
    bytes(opcode);
    operand(field & 7, memory);
  }

  private static int high(@Nullable Register register) {
    return register == null ? 0 : register.high();
  }

  /** Always with 32 bits of offset: one shape is simpler to be sure of than three. */
  private void operand(int field, Memory memory) {
    Register base = memory.base();
    Register index = memory.index();
    if (base == null) {
      bytes(field << 3 | 4, 0x25);
    } else if (index != null) {
      bytes(
          0x80 | field << 3 | 4,
          Integer.numberOfTrailingZeros(memory.scale()) << 6 | index.low() << 3 | base.low());
    } else if (base.low() == Register.RSP.low()) {
      bytes(0x80 | field << 3 | 4, 0x24);
    } else {
      bytes(0x80 | field << 3 | base.low());
    }
    int32(memory.offset());
  }
}
