package org.liveseam.runtime.process.object;

import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;

/**
 * Which dynamic symbols are older versions: those with the hidden bit in {@code .gnu.version}, of
 * which {@code f@V1} is one and {@code f@@V2} is none. Pure.
 */
final class SymbolVersions {
  private static final int HIDDEN = 0x8000;
  private static final int ENTRY = 2;

  private final Optional<Bytes> entries;

  private SymbolVersions(Optional<Bytes> entries) {
    this.entries = entries;
  }

  static SymbolVersions of(Elf file) {
    return new SymbolVersions(file.section(".gnu.version").map(file::bytes));
  }

  /** Whether the dynamic symbol with that number is no longer what its bare name means. */
  boolean isOld(int symbol) {
    return entries
        .filter(bytes -> (long) symbol * ENTRY + ENTRY <= bytes.size())
        .map(bytes -> (bytes.u16((long) symbol * ENTRY) & HIDDEN) != 0)
        .orElse(false);
  }
}
