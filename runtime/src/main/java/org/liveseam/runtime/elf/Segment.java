package org.liveseam.runtime.elf;

/**
 * A program header.
 *
 * @param type p_type, see the constants
 * @param flags p_flags
 * @param offset where its bytes are in the file
 * @param address p_vaddr
 * @param fileSize bytes in the file
 * @param memorySize bytes in memory
 */
public record Segment(
    int type, int flags, long offset, long address, long fileSize, long memorySize) {
  /** To be mapped. */
  public static final int LOAD = 1;

  /** In the flags: PF_X. */
  public static final int EXECUTABLE = 1;

  /** Notes. */
  public static final int NOTE = 4;
}
