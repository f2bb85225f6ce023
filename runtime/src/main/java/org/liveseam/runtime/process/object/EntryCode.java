package org.liveseam.runtime.process.object;

import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.process.site.EntrySite.Kind;

/**
 * What a compiler left at a function's entry, told from the file's bytes: those in memory change
 * with every patch. Pure. Addresses are the file's.
 *
 * <pre>
 *   -fpatchable-function-entry=5       entry: [endbr64] 90 90 90 90 90 ... | 0f 1f 44 00 00 (clang)
 *                                                       ^ recorded
 *   -fpatchable-function-entry=16,14   90 x 14  entry: [endbr64] 90 90 ...
 *                                      ^ recorded
 *   -pg -mfentry -mrecord-mcount       entry: [endbr64] e8 rel32 | ff 15 rel32 | a nop
 *                                                       ^ recorded
 * </pre>
 *
 * @param address where the bytes are that may be rewritten
 * @param body behind them
 */
record EntryCode(Kind kind, long address, long body) {
  private static final byte NOP = (byte) 0x90;
  private static final byte[] NOP_OF_5 = {0x0f, 0x1f, 0x44, 0, 0};
  private static final byte[] ENDBR64 = {(byte) 0xf3, 0x0f, 0x1e, (byte) 0xfa};
  private static final int JUMP = 5;
  private static final int SHORT_JUMP = 2;
  private static final int BEFORE = 14;
  private static final int LOOK = 32;

  /** Length of endbr64 at an address of code; 0 if there is none. */
  static int landingPad(Elf file, long entry) {
    Bytes code = code(file, entry, ENDBR64.length);
    return code.startsWith(0, ENDBR64) ? ENDBR64.length : 0;
  }

  /**
   * The entry of a function that {@code __patchable_function_entries} lists.
   *
   * @param recorded what the table says
   * @return empty if the nops leave no room for a jump
   */
  static Optional<EntryCode> patchable(Elf file, long entry, long recorded) {
    long first = entry + landingPad(file, entry);
    Bytes code = code(file, first, LOOK);
    int nops = nops(code);
    if (nops >= JUMP || code.startsWith(0, NOP_OF_5)) {
      return Optional.of(new EntryCode(Kind.NOPS_5, first, first + JUMP));
    }
    boolean before =
        recorded <= entry - BEFORE && nops(code(file, entry - BEFORE, BEFORE)) == BEFORE;
    return before && nops >= SHORT_JUMP
        ? Optional.of(new EntryCode(Kind.NOPS_16_14, first, first + SHORT_JUMP))
        : Optional.empty();
  }

  /** The entry of a function that {@code __mcount_loc} lists; empty if it is no known call. */
  static Optional<EntryCode> fentry(Elf file, long entry) {
    long first = entry + landingPad(file, entry);
    Bytes code = code(file, first, LOOK);
    int length = callLength(code);
    return length == 0
        ? Optional.empty()
        : Optional.of(new EntryCode(Kind.FENTRY, first, first + length));
  }

  private static int callLength(Bytes code) {
    if (code.startsWith(0, (byte) 0xe8) || code.startsWith(0, NOP_OF_5)) {
      return 5;
    }
    // Through the GOT; made direct by the linker; a nop of six.
    boolean six =
        code.startsWith(0, (byte) 0xff, (byte) 0x15)
            || code.startsWith(0, (byte) 0x67, (byte) 0xe8)
            || code.startsWith(
                0, (byte) 0x66, (byte) 0x0f, (byte) 0x1f, (byte) 0x44, (byte) 0, (byte) 0);
    return six ? 6 : 0;
  }

  private static int nops(Bytes code) {
    int count = 0;
    while (count < code.size() && code.u8(count) == (NOP & 0xff)) {
      count++;
    }
    return count;
  }

  private static Bytes code(Elf file, long address, int length) {
    OptionalLong offset = file.offsetOf(address);
    if (offset.isEmpty()) {
      return file.bytes().slice(0, 0, "code");
    }
    long rest = file.bytes().size() - offset.getAsLong();
    return file.bytes().slice(offset.getAsLong(), Math.min(length, rest), "code");
  }
}
