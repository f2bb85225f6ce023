package org.liveseam.runtime.process.unwind;

import java.util.Optional;
import java.util.OptionalLong;

/** Goes from one frame to the one that called it. */
final class Caller {
  private final Registers registers;
  private final StackMemory memory;
  private final FrameRow row;

  private Caller(Registers registers, StackMemory memory, FrameRow row) {
    this.registers = registers;
    this.memory = memory;
    this.row = row;
  }

  /**
   * The caller's registers.
   *
   * @param inside an address in the frame's function, see {@link Frame#inside}
   * @return empty if this is the thread's first function
   */
  static Optional<Registers> of(
      FrameEntry entry, long inside, Registers registers, StackMemory memory)
      throws UnreliableException {
    FrameRow row = FrameProgram.rowAt(entry, inside);
    return new Caller(registers, memory, row).registers(entry.returnRegister());
  }

  private Optional<Registers> registers(int returnRegister) throws UnreliableException {
    if (returnRegister >= Registers.COUNT || row.rule(returnRegister) instanceof Rule.Undefined) {
      return Optional.empty();
    }
    long frame = frame();
    // What no rule restores is not known to the caller's frame.
    Registers caller = Registers.of(0, frame);
    for (int number = 0; number < Registers.COUNT; number++) {
      if (number != Registers.RSP || !(row.rule(number) instanceof Rule.Undefined)) {
        OptionalLong value = value(row.rule(number), number, frame);
        if (value.isPresent()) {
          caller = caller.with(number, value.getAsLong());
        } else if (number == returnRegister) {
          throw new UnreliableException("the return address is not on the stack that was given");
        }
      }
    }
    OptionalLong pc = caller.get(returnRegister);
    return Optional.of(caller.with(Registers.RIP, pc.orElseThrow()));
  }

  private long frame() throws UnreliableException {
    var expression = row.expression();
    if (expression != null) {
      return Expression.evaluate(expression, registers, memory, OptionalLong.empty());
    }
    OptionalLong base = registers.get(row.register());
    if (base.isEmpty()) {
      throw new UnreliableException(
          "the frame counts from " + Registers.name(row.register()) + ", which is not known");
    }
    return base.getAsLong() + row.offset();
  }

  /** Empty if it is not known; that only matters if a frame further out needs it. */
  private OptionalLong value(Rule rule, int number, long frame) throws UnreliableException {
    return switch (rule) {
      case Rule.Undefined none -> OptionalLong.empty();
      case Rule.Same same -> registers.get(number);
      case Rule.Saved saved -> memory.word(frame + saved.offset());
      case Rule.Computed computed -> OptionalLong.of(frame + computed.offset());
      case Rule.In in -> registers.get(in.register());
      case Rule.SavedBy by ->
          memory.word(
              Expression.evaluate(by.expression(), registers, memory, OptionalLong.of(frame)));
      case Rule.ComputedBy by ->
          OptionalLong.of(
              Expression.evaluate(by.expression(), registers, memory, OptionalLong.of(frame)));
    };
  }
}
