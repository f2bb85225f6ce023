package org.liveseam.runtime.process.dwarf;

import java.util.HashMap;
import java.util.Map;
import org.liveseam.runtime.elf.Bytes;

/** Tables of abbreviations by offset: units share them. Thread-safe. */
final class AbbreviationCache {
  private final Map<Long, Abbreviations> tables = new HashMap<>();
  private long total;

  synchronized Abbreviations get(Bytes section, long offset) {
    Abbreviations known = tables.get(offset);
    if (known != null) {
      return known;
    }
    Abbreviations table = new Abbreviations(section, offset);
    total += table.length();
    // Tables lie one behind the other; those of a damaged file might all overlap.
    if (total > 2L * section.size()) {
      throw section.malformed("tables of abbreviations overlap", offset);
    }
    tables.put(offset, table);
    return table;
  }
}
