package org.liveseam.runtime.elf;

/**
 * The bytes of a file are not what its format demands. The only exception a reader of {@code elf}
 * or {@code symbol} lets out for the content of a file; failures to read the file itself stay
 * {@link java.io.IOException}.
 */
public final class MalformedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final long offset;

  /**
   * @param what which structure is wrong and how, a phrase without a full stop
   * @param offset byte offset in the structure's file or table, or -1 where none is known
   */
  public MalformedFileException(String what, long offset) {
    super(offset < 0 ? what : what + " (at byte " + offset + ")");
    this.what = what;
    this.offset = offset;
  }

  /** Which structure is wrong and how. */
  public String what() {
    return what;
  }

  /** Byte offset of the structure, or -1. */
  public long offset() {
    return offset;
  }
}
