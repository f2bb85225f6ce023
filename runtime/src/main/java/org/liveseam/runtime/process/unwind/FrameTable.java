package org.liveseam.runtime.process.unwind;

import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Cursor;

/**
 * The unwinding information of an object: {@code .eh_frame}, found through the sorted table in
 * {@code .eh_frame_hdr}. Pure; fails with {@link org.liveseam.runtime.elf.MalformedFileException}.
 * Immutable.
 */
final class FrameTable {
  /** Data-relative, signed 32 bits: the only kind of table that linkers write. */
  private static final int SORTED = 0x3b;

  private static final int ROW = 8;

  private final Bytes memory;
  private final long address;
  private final long header;
  private final Bytes rows;

  /**
   * Reads the header.
   *
   * @param memory the mapped part of an object that holds both sections, as it is in memory
   * @param address of its first byte
   * @param header address of {@code .eh_frame_hdr}
   */
  FrameTable(Bytes memory, long address, long header) {
    this.memory = memory;
    this.address = address;
    this.header = header;
    Cursor in = new Cursor(memory, header - address);
    int version = in.u8();
    int frames = in.u8();
    int counted = in.u8();
    int encoding = in.u8();
    if (version != 1 || encoding != SORTED || counted == Encoding.OMIT) {
      throw in.malformed("frame table without a sorted index");
    }
    Encoding.skip(in, frames);
    long count = Encoding.value(in, counted);
    if (count < 0 || count > memory.size() / ROW) {
      throw in.malformed("frame table is larger than its object");
    }
    this.rows = in.slice(count * ROW, "frame table");
  }

  /** The entry that describes the code at an address; empty if none does. */
  Optional<FrameEntry> find(long pc) {
    int low = 0;
    int high = rows.size() / ROW;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (header + rows.i32((long) middle * ROW) <= pc) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return Optional.empty();
    }
    long entry = header + rows.i32((low - 1L) * ROW + 4);
    return Optional.of(FrameEntry.read(memory, address, entry - address)).filter(e -> e.covers(pc));
  }

  /** How many functions it describes. */
  int size() {
    return rows.size() / ROW;
  }
}
