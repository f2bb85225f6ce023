package org.liveseam.runtime.process.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.SystemCallException;

/**
 * The tables in which a compiler lists entry sites. They hold addresses that the loader relocates,
 * in one of several encodings, so that they are read from memory.
 */
final class SiteTables {
  static final String PATCHABLE = "__patchable_function_entries";
  static final String CALLS = "__mcount_loc";

  private static final int LARGEST = 64 << 20;

  private SiteTables() {}

  /** A table's entries as addresses of the file; none if there is no such table in memory. */
  static List<Long> read(Elf file, String name, long base, OwnMemory memory)
      throws SystemCallException {
    Optional<Section> table = file.section(name).filter(Section::isAlloc);
    if (table.isEmpty()) {
      return List.of();
    }
    if (Long.compareUnsigned(table.get().size(), LARGEST) > 0) {
      throw file.bytes().malformed("table " + name + " is too large", table.get().offset());
    }
    byte[] bytes = memory.read(base + table.get().address(), (int) table.get().size());
    return decode(Bytes.of(bytes), base, file);
  }

  /** Pure part: 64-bit addresses; those that lead to no code are left out. */
  static List<Long> decode(Bytes table, long base, Elf file) {
    List<Long> entries = new ArrayList<>(table.size() / 8);
    for (int at = 0; at + 8 <= table.size(); at += 8) {
      long value = table.i64(at);
      // The loader lists an object before it has relocated it.
      long address = file.offsetOf(value - base).isPresent() ? value - base : value;
      if (address != 0 && file.offsetOf(address).isPresent()) {
        entries.add(address);
      }
    }
    return entries;
  }
}
