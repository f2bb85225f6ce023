package org.liveseam.runtime.os;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The disassembler Capstone, versions 4 and 5, for x86-64. Thread-safe: one caller at a time.
 *
 * <pre>
 *   cs_insn    id 0   address 8   size 16   bytes 18   mnemonic   operands
 *   version 4                               16         34         66        240 in all
 *   version 5                               24         42         74        248 in all
 * </pre>
 */
public final class Capstone implements AutoCloseable {
  private static final String[] NAMES = {"libcapstone.so.4", "libcapstone.so.5"};
  private static final int X86 = 3;
  private static final int MODE_64 = 8;
  private static final int DETAIL = 2;
  private static final int ON = 3;

  private final Function disassemble;
  private final Function free;
  private final Function group;
  private final Function close;
  private final int bytesLength;
  private long handle;

  /** What an instruction does with the flow of control. */
  public enum Flow {
    /** Goes on with the next. */
    NONE,
    /** A jump, conditional or not, whose target is in the operands. */
    JUMP,
    /** A jump to where a register or memory tells. */
    INDIRECT_JUMP,
    CALL,
    RETURN,
    /** Interrupts and what only the kernel may do. */
    SPECIAL
  }

  /**
   * An instruction.
   *
   * @param size in bytes
   * @param operands in Intel's syntax
   */
  public record Instruction(long address, int size, String mnemonic, String operands, Flow flow) {}

  private Capstone(NativeLibrary library) throws IOException {
    disassemble = library.getFunction("cs_disasm");
    free = library.getFunction("cs_free");
    group = library.getFunction("cs_insn_group");
    close = library.getFunction("cs_close");
    try (var out = new Memory(16)) {
      var unused = library.getFunction("cs_version").invokeInt(new Object[] {out, out.share(8)});
      int major = out.getInt(0);
      if (major != 4 && major != 5) {
        throw new IOException("Capstone " + major + " is not known here, only 4 and 5");
      }
      bytesLength = major == 4 ? 16 : 24;
      int error = library.getFunction("cs_open").invokeInt(new Object[] {X86, MODE_64, out});
      if (error != 0) {
        throw new IOException("Capstone does not know x86-64: error " + error);
      }
      handle = out.getLong(0);
    }
    int error =
        library.getFunction("cs_option").invokeInt(new Object[] {handle, DETAIL, (long) ON});
    if (error != 0) {
      close();
      throw new IOException("Capstone tells no details: error " + error);
    }
  }

  /**
   * Finds the library.
   *
   * @throws IOException if it is not installed or is of another version
   */
  public static Capstone load() throws IOException {
    for (String name : NAMES) {
      NativeLibrary library;
      try {
        library = NativeLibrary.getInstance(name);
      } catch (UnsatisfiedLinkError e) {
        continue;
      }
      return new Capstone(library);
    }
    throw new IOException("Capstone is not installed (Debian's package libcapstone4)");
  }

  /** Instructions from the first on, up to the first bytes that are none. */
  public synchronized List<Instruction> disassemble(byte[] code, long address) {
    if (handle == 0) {
      throw new IllegalStateException("closed");
    }
    if (code.length == 0) {
      return List.of();
    }
    try (var bytes = new Memory(code.length);
        var result = new Memory(8)) {
      bytes.write(0, code, 0, code.length);
      result.setLong(0, 0);
      long count =
          disassemble.invokeLong(
              new Object[] {handle, bytes, (long) code.length, address, 0L, result});
      Pointer first = result.getPointer(0);
      if (count == 0 || first == null) {
        return List.of();
      }
      try {
        return read(first, count);
      } finally {
        free.invokeVoid(new Object[] {first, count});
      }
    }
  }

  private List<Instruction> read(Pointer first, long count) {
    int mnemonic = 18 + bytesLength;
    int operands = mnemonic + 32;
    int size = (operands + 160 + 7) / 8 * 8 + 8;
    List<Instruction> instructions = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      Pointer at = first.share(i * size);
      instructions.add(
          new Instruction(
              at.getLong(8),
              at.getShort(16) & 0xffff,
              at.getString(mnemonic, "US-ASCII"),
              at.getString(operands, "US-ASCII"),
              flow(at)));
    }
    return instructions;
  }

  /** CS_GRP_JUMP 1, CALL 2, RET 3, INT 4, IRET 5, PRIVILEGE 6, BRANCH_RELATIVE 7. */
  private Flow flow(Pointer instruction) {
    if (in(instruction, 4) || in(instruction, 5) || in(instruction, 6)) {
      return Flow.SPECIAL;
    }
    if (in(instruction, 2)) {
      return Flow.CALL;
    }
    if (in(instruction, 3)) {
      return Flow.RETURN;
    }
    if (in(instruction, 1)) {
      return in(instruction, 7) ? Flow.JUMP : Flow.INDIRECT_JUMP;
    }
    // Loops and jumps by a counter.
    return in(instruction, 7) ? Flow.JUMP : Flow.NONE;
  }

  private boolean in(Pointer instruction, int number) {
    return (group.invokeInt(new Object[] {handle, instruction, number}) & 0xff) != 0;
  }

  @Override
  public synchronized void close() {
    if (handle != 0) {
      try (var pointer = new Memory(8)) {
        pointer.setLong(0, handle);
        int error = close.invokeInt(new Object[] {pointer});
        handle = 0;
        if (error != 0) {
          throw new IllegalStateException("Capstone: error " + error);
        }
      }
    }
  }
}
