package org.liveseam.runtime.process.unwind;

import java.util.ArrayDeque;
import java.util.Deque;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Cursor;

/** Runs the call frame instructions of an entry up to one address, DWARF 5 chapter 6.4.2. */
final class FrameProgram {
  private static final int DEEPEST = 64;

  private final FrameEntry entry;
  private final long pc;
  private FrameRow row = new FrameRow();
  private FrameRow initial = row;
  private final Deque<FrameRow> remembered = new ArrayDeque<>();
  private long location;

  private FrameProgram(FrameEntry entry, long pc) {
    this.entry = entry;
    this.pc = pc;
    this.location = entry.start();
  }

  /** The rules that hold before the instruction at {@code pc}, which the entry covers. */
  static FrameRow rowAt(FrameEntry entry, long pc) {
    var program = new FrameProgram(entry, pc);
    program.run(entry.setUp());
    program.initial = program.row.copy();
    program.run(entry.program());
    return program.row;
  }

  private void run(Bytes program) {
    Cursor in = new Cursor(program);
    while (!in.atEnd() && Long.compareUnsigned(location, pc) <= 0) {
      int code = in.u8();
      int low = code & 0x3f;
      switch (code & 0xc0) {
        case 0x40 -> advance(low);
        case 0x80 -> row.set(low, new Rule.Saved(in.uleb() * entry.dataAlign()));
        case 0xc0 -> row.restore(low, initial);
        default -> extended(low, in);
      }
    }
  }

  private void advance(long delta) {
    location += delta * entry.codeAlign();
  }

  private void extended(int code, Cursor in) {
    switch (code) {
      case 0x00 -> {}
      case 0x01 -> location = Encoding.read(in, entry.encoding(), entry.programAddress(), 0);
      case 0x02 -> advance(in.u8());
      case 0x03 -> advance(in.u16());
      case 0x04 -> advance(in.u32());
      case 0x0a -> remember(in);
      case 0x0b -> recall(in);
      case 0x0c -> row.frameAt(in.uleb(), in.uleb());
      case 0x0d -> row.frameRegister(in.uleb());
      case 0x0e -> row.frameOffset(in.uleb());
      case 0x0f -> row.frameBy(block(in));
      case 0x12 -> row.frameAt(in.uleb(), in.sleb() * entry.dataAlign());
      case 0x13 -> row.frameOffset(in.sleb() * entry.dataAlign());
      // GNU: how much a call pushed, which only exceptions care for.
      case 0x2e -> in.uleb();
      default -> register(code, in.uleb(), in);
    }
  }

  private void register(int code, long register, Cursor in) {
    switch (code) {
      case 0x05 -> row.set(register, new Rule.Saved(in.uleb() * entry.dataAlign()));
      case 0x06 -> row.restore(register, initial);
      case 0x07 -> row.set(register, new Rule.Undefined());
      case 0x08 -> row.set(register, new Rule.Same());
      case 0x09 -> row.set(register, new Rule.In(in.uleb()));
      case 0x10 -> row.set(register, new Rule.SavedBy(block(in)));
      case 0x11 -> row.set(register, new Rule.Saved(in.sleb() * entry.dataAlign()));
      case 0x14 -> row.set(register, new Rule.Computed(in.uleb() * entry.dataAlign()));
      case 0x15 -> row.set(register, new Rule.Computed(in.sleb() * entry.dataAlign()));
      case 0x16 -> row.set(register, new Rule.ComputedBy(block(in)));
      case 0x2f -> row.set(register, new Rule.Saved(-in.uleb() * entry.dataAlign()));
      default -> throw in.malformed("call frame instruction 0x%x".formatted(code));
    }
  }

  private void remember(Cursor in) {
    if (remembered.size() == DEEPEST) {
      throw in.malformed("call frame program remembers too much");
    }
    remembered.push(row.copy());
  }

  private void recall(Cursor in) {
    if (remembered.isEmpty()) {
      throw in.malformed("call frame program recalls what it did not remember");
    }
    row = remembered.pop();
  }

  private static Bytes block(Cursor in) {
    return in.slice(in.uleb(), "expression");
  }
}
