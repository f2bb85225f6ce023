package org.liveseam.runtime.process.prologue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.liveseam.runtime.os.Capstone.Flow;
import org.liveseam.runtime.os.Capstone.Instruction;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * Decides whether a function's first instructions can be moved. Pure; the decoder is handed in.
 *
 * <p>What must hold: the whole function is understood; none of the instructions that are moved
 * changes the flow of control; no jump leads to where they were, not even to the first, or a loop
 * would end up in the replacement; and no jump goes through a register, for its targets cannot be
 * seen.
 */
final class PrologueReader {
  private static final int JUMP = 5;

  private final Decoder decoder;
  private final List<Part> parts;

  /** Decodes code that will run at an address, up to what it does not understand. */
  @FunctionalInterface
  interface Decoder {
    List<Instruction> decode(byte[] code, long address);
  }

  /**
   * A piece of a function's code.
   *
   * @param bytes not to be changed by anyone
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(AddressRange range, byte[] bytes) {}

  /** Why it cannot be moved, for the user. */
  static final class NotMovableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotMovableException(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  private PrologueReader(Decoder decoder, List<Part> parts) {
    this.decoder = decoder;
    this.parts = parts;
  }

  /**
   * Reads a function.
   *
   * @param parts the function itself first, then its parts elsewhere
   */
  static Prologue read(Decoder decoder, List<Part> parts) throws NotMovableException {
    return new PrologueReader(decoder, parts).read();
  }

  private Prologue read() throws NotMovableException {
    Part function = parts.get(0);
    List<Instruction> all = decode(function);
    int first = all.get(0).mnemonic().equals("endbr64") ? 1 : 0;
    if (first == all.size()) {
      throw new NotMovableException("it is empty");
    }
    long entry = all.get(first).address();
    List<Prologue.Movable> moved = new ArrayList<>();
    int length = 0;
    for (int i = first; length < JUMP; i++) {
      if (i == all.size()) {
        throw new NotMovableException("it is shorter than a jump");
      }
      moved.add(movable(function, all.get(i)));
      length += all.get(i).size();
    }
    if (entry + length >= function.range().end()) {
      throw new NotMovableException("it is shorter than a jump and what follows");
    }
    List<Instruction> everything = new ArrayList<>(all);
    for (Part part : parts.subList(1, parts.size())) {
      everything.addAll(decode(part));
    }
    for (Instruction instruction : everything) {
      check(instruction, function.range().start(), entry, entry + length);
    }
    return new Prologue(entry, moved, parts.stream().map(Part::range).toList());
  }

  private List<Instruction> decode(Part part) throws NotMovableException {
    List<Instruction> all = decoder.decode(part.bytes(), part.range().start());
    long size = all.stream().mapToLong(Instruction::size).sum();
    if (all.isEmpty() || size != part.bytes().length) {
      throw new NotMovableException(
          "0x%x is not understood by the disassembler".formatted(part.range().start() + size));
    }
    return all;
  }

  private static Prologue.Movable movable(Part function, Instruction instruction)
      throws NotMovableException {
    if (instruction.flow() != Flow.NONE) {
      throw new NotMovableException(
          "`%s` is among its first instructions".formatted(text(instruction)));
    }
    int start = (int) (instruction.address() - function.range().start());
    byte[] bytes = Arrays.copyOfRange(function.bytes(), start, start + instruction.size());
    return new Prologue.Movable(
        instruction.address(), bytes, Displacement.find(instruction, bytes));
  }

  private static void check(Instruction instruction, long start, long entry, long end)
      throws NotMovableException {
    if (instruction.flow() == Flow.INDIRECT_JUMP && !instruction.operands().contains("rip")) {
      throw new NotMovableException(
          "`%s` jumps to where only running tells".formatted(text(instruction)));
    }
    if (instruction.flow() != Flow.JUMP && instruction.flow() != Flow.CALL) {
      return;
    }
    long target = Displacement.target(instruction);
    // A call of itself is a call, and goes to the replacement as others do.
    boolean call = instruction.flow() == Flow.CALL && (target == start || target == entry);
    if (target >= start && target < end && !call) {
      throw new NotMovableException("`%s` leads back to its entry".formatted(text(instruction)));
    }
  }

  private static String text(Instruction instruction) {
    return (instruction.mnemonic() + " " + instruction.operands()).strip();
  }
}
