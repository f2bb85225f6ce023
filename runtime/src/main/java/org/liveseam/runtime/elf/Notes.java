package org.liveseam.runtime.elf;

import java.util.HexFormat;
import java.util.Optional;

/** The notes of a file: what tells whether a file on disk is the one in memory. */
public final class Notes {
  private static final int GNU_BUILD_ID = 3;

  private Notes() {}

  /** The build-id, in hexadecimal. */
  public static Optional<String> buildId(Elf elf) {
    for (Section section : elf.sections()) {
      if (section.type() == Section.NOTE) {
        Optional<String> id = buildId(elf.bytes(section));
        if (id.isPresent()) {
          return id;
        }
      }
    }
    for (Segment segment : elf.segments()) {
      if (segment.type() == Segment.NOTE) {
        Optional<String> id =
            buildId(elf.bytes().slice(segment.offset(), segment.fileSize(), "notes"));
        if (id.isPresent()) {
          return id;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The build-id among notes that start here: 32-bit name size, content size and type, name and
   * content padded to 4.
   */
  public static Optional<String> buildId(Bytes notes) {
    long at = 0;
    while (at + 12 <= notes.size()) {
      long nameSize = notes.u32(at);
      long size = notes.u32(at + 4);
      long content = at + 12 + padded(nameSize);
      if (notes.u32(at + 8) == GNU_BUILD_ID
          && notes.startsWith(at + 12, (byte) 'G', (byte) 'N', (byte) 'U', (byte) 0)) {
        return Optional.of(HexFormat.of().formatHex(notes.copy(content, size, "build-id")));
      }
      at = content + padded(size);
    }
    return Optional.empty();
  }

  private static long padded(long size) {
    return (size + 3) & ~3L;
  }
}
