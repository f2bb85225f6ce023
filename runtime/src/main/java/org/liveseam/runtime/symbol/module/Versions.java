package org.liveseam.runtime.symbol.module;

import java.util.LinkedHashMap;
import java.util.Map;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;

/** The checksums of the interfaces a module was built against (CONFIG_MODVERSIONS). */
final class Versions {
  private static final int ENTRY = 64;

  private Versions() {}

  /**
   * Checksums by symbol, unsigned 32 bits; empty without CONFIG_MODVERSIONS. {@code __versions} has
   * 64-byte entries of a 64-bit checksum and a name; the extended form of 6.13 has checksums and
   * names in two sections.
   */
  static Map<String, Long> of(Elf elf) {
    Map<String, Long> versions = new LinkedHashMap<>();
    elf.section("__versions").map(elf::bytes).ifPresent(table -> addEntries(table, versions));
    var checksums = elf.section("__version_ext_crcs").map(elf::bytes);
    var names = elf.section("__version_ext_names").map(elf::bytes);
    if (checksums.isPresent() && names.isPresent()) {
      addExtended(checksums.get(), names.get(), versions);
    }
    return versions;
  }

  private static void addEntries(Bytes table, Map<String, Long> versions) {
    for (long at = 0; at + ENTRY <= table.size(); at += ENTRY) {
      String name = table.slice(at + 8, ENTRY - 8, "version").string(0, "version");
      versions.putIfAbsent(name, table.i64(at) & 0xffff_ffffL);
    }
  }

  private static void addExtended(Bytes checksums, Bytes names, Map<String, Long> versions) {
    long name = 0;
    for (long at = 0; at + 4 <= checksums.size() && name < names.size(); at += 4) {
      String symbol = names.string(name, "version name");
      versions.putIfAbsent(symbol, checksums.u32(at));
      name += names.stringLength(name, "version name") + 1L;
    }
  }
}
