package org.liveseam.runtime.arch;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** Instructions as Capstone 4 reads them, Debian's {@code libcapstone4}. */
public enum Disassembly {
  AARCH64(1, 0),
  X86_64(3, 1 << 3);

  /** struct cs_insn of capstone.h. */
  private static final int INSTRUCTION_SIZE = 240;

  private static final int ADDRESS = 8;
  private static final int SIZE = 16;
  private static final int MNEMONIC = 34;
  private static final int OPERANDS = 66;

  private final int architecture;
  private final int mode;

  Disassembly(int architecture, int mode) {
    this.architecture = architecture;
    this.mode = mode;
  }

  /** One for each instruction; bytes that are none end it. */
  public List<Line> read(long address, byte[] code) {
    NativeLibrary capstone = NativeLibrary.getInstance("libcapstone.so.4");
    try (var handle = new Memory(8);
        var input = new Memory(code.length);
        var output = new Memory(8)) {
      input.write(0, code, 0, code.length);
      call(capstone, "cs_open", architecture, mode, handle);
      long count =
          capstone
              .getFunction("cs_disasm")
              .invokeLong(
                  new Object[] {
                    handle.getPointer(0), input, (long) code.length, address, 0L, output
                  });
      var lines = new ArrayList<Line>();
      for (int i = 0; i < count; i++) {
        Pointer one = output.getPointer(0).share((long) i * INSTRUCTION_SIZE);
        lines.add(
            new Line(
                one.getLong(ADDRESS),
                one.getShort(SIZE),
                (one.getString(MNEMONIC) + " " + one.getString(OPERANDS)).strip()));
      }
      if (count > 0) {
        capstone.getFunction("cs_free").invokeVoid(new Object[] {output.getPointer(0), count});
      }
      call(capstone, "cs_close", handle);
      return lines;
    }
  }

  /** The only instruction of some bytes, all of them. */
  public String one(long address, byte[] code) {
    List<Line> lines = read(address, code);
    if (lines.size() != 1 || lines.get(0).size() != code.length) {
      throw new AssertionError("not one instruction: " + lines);
    }
    return lines.get(0).text();
  }

  private static void call(NativeLibrary library, String name, Object... arguments) {
    Function function = library.getFunction(name);
    int error = function.invokeInt(arguments);
    if (error != 0) {
      throw new AssertionError(name + ": " + error);
    }
  }

  /** An instruction. */
  public record Line(long address, int size, String text) {}
}
