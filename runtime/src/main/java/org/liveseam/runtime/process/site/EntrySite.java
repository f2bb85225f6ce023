package org.liveseam.runtime.process.site;

import java.util.List;

/**
 * The place at a function's entry that can be made to jump elsewhere, in this process' memory.
 *
 * @param kind how it was built
 * @param address the first byte that control passes through and that may be rewritten: behind
 *     {@code endbr64}, for {@link Kind#NOPS_16_14} the two bytes at the entry itself
 * @param body where the function goes on behind the site: what calls the original
 * @param function the function's own code
 * @param elsewhere more code of this function: {@code .cold} parts
 */
public record EntrySite(
    Kind kind, long address, long body, AddressRange function, List<AddressRange> elsewhere) {
  public EntrySite {
    elsewhere = List.copyOf(elsewhere);
  }

  /** How a compiler leaves room at an entry. */
  public enum Kind {
    /** {@code -fpatchable-function-entry=5}: five single-byte nops at the entry. */
    NOPS_5,
    /**
     * {@code -fpatchable-function-entry=16,14}: fourteen nops before the function, two at its
     * entry.
     */
    NOPS_16_14,
    /** {@code -pg -mfentry}: five bytes {@code call __fentry__}, or six {@code call *..@GOT}. */
    FENTRY,
    /** No room: the first instructions themselves were moved elsewhere, which {@code body} has. */
    PROLOGUE
  }

  /**
   * @param start first address
   * @param end behind the last
   */
  public record AddressRange(long start, long end) {
    public AddressRange {
      if (Long.compareUnsigned(start, end) > 0) {
        throw new IllegalArgumentException("%x..%x".formatted(start, end));
      }
    }

    public boolean contains(long address) {
      return Long.compareUnsigned(start, address) <= 0 && Long.compareUnsigned(address, end) < 0;
    }
  }
}
