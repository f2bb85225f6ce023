package org.liveseam.runtime.os;

/**
 * A program header of a loaded object, elf(5), as it lies in memory.
 *
 * @param type p_type, see the constants
 * @param flags p_flags, see the constants
 * @param offset where its bytes are in the file
 * @param address p_vaddr, to which the object's base is added
 * @param fileSize bytes that come from the file
 * @param memorySize bytes in memory
 */
public record ProgramHeader(
    int type, int flags, long offset, long address, long fileSize, long memorySize) {
  /** Mapped. */
  public static final int LOAD = 1;

  /** What the loader goes by. */
  public static final int DYNAMIC = 2;

  /** Notes. */
  public static final int NOTE = 4;

  /** {@code .eh_frame_hdr}. */
  public static final int EH_FRAME = 0x6474e550;

  /** Flag: code. */
  public static final int EXECUTE = 1;

  /** Flag: writable. */
  public static final int WRITE = 2;

  /** Size of one in a file and in memory. */
  static final int SIZE = 56;

  /** Whether it is mapped as code. */
  public boolean isCode() {
    return type == LOAD && (flags & EXECUTE) != 0;
  }

  /** Whether it is mapped and can be written by the program. */
  public boolean isWritable() {
    return type == LOAD && (flags & WRITE) != 0;
  }
}
