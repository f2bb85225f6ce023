package org.liveseam.runtime.process.prologue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.runtime.os.Capstone.Flow;
import org.liveseam.runtime.os.Capstone.Instruction;
import org.liveseam.runtime.process.prologue.PrologueReader.NotMovableException;

/** What an instruction refers to by its distance. */
final class Displacement {
  private static final Pattern RELATIVE =
      Pattern.compile("\\[rip(?: ([+-]) (0x[0-9a-f]+|[0-9]+))?\\]");
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]+|[0-9]+");

  private Displacement() {}

  /** Where the four bytes of a rip-relative operand are; -1 if it has none. */
  static int find(Instruction instruction, byte[] bytes) throws NotMovableException {
    String operands = instruction.operands();
    if (!operands.contains("rip") && !operands.contains("eip")) {
      return -1;
    }
    Matcher relative = RELATIVE.matcher(operands);
    if (!relative.find()) {
      throw new NotMovableException("`" + instruction.mnemonic() + " " + operands + "`");
    }
    long distance = relative.group(2) == null ? 0 : Long.decode(relative.group(2));
    int wanted = (int) ("-".equals(relative.group(1)) ? -distance : distance);
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int found = -1;
    for (int at = 1; at + 4 <= bytes.length; at++) {
      if (words.getInt(at) == wanted) {
        if (found >= 0) {
          throw new NotMovableException(
              "`%s %s` says the same number twice".formatted(instruction.mnemonic(), operands));
        }
        found = at;
      }
    }
    if (found < 0) {
      throw new NotMovableException(
          "the distance in `%s %s` is not found".formatted(instruction.mnemonic(), operands));
    }
    return found;
  }

  /** Where a jump or call leads; -1 if a register or memory tells, which calls may. */
  static long target(Instruction instruction) throws NotMovableException {
    if (ADDRESS.matcher(instruction.operands()).matches()) {
      String digits = instruction.operands();
      return digits.startsWith("0x")
          ? Long.parseUnsignedLong(digits.substring(2), 16)
          : Long.parseLong(digits);
    }
    if (instruction.flow() == Flow.CALL) {
      return -1;
    }
    throw new NotMovableException(
        "`%s %s` leads nowhere known".formatted(instruction.mnemonic(), instruction.operands()));
  }
}
