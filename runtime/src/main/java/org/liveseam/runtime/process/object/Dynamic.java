package org.liveseam.runtime.process.object;

import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;

/** The dynamic section: pairs of tag and value, 64 bits each, ended by tag 0. Pure. */
final class Dynamic {
  private static final int DYNAMIC = 6;
  private static final long SONAME = 14;

  private Dynamic() {}

  /** DT_SONAME. */
  static Optional<String> soname(Elf elf) {
    for (Section section : elf.sections()) {
      if (section.type() == DYNAMIC) {
        Bytes entries = elf.bytes(section);
        for (int at = 0; at + 16 <= entries.size() && entries.i64(at) != 0; at += 16) {
          if (entries.i64(at) == SONAME) {
            Bytes strings = elf.bytes(elf.section(section.link()));
            return Optional.of(strings.string(entries.i64(at + 8), "soname"));
          }
        }
      }
    }
    return Optional.empty();
  }
}
