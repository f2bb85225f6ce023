package org.liveseam.runtime.process.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.os.DynamicLoader.LoadedImage;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.ProgramHeader;
import org.liveseam.runtime.os.SystemCallException;

/** The dynamic section: pairs of tag and value, 64 bits each, ended by tag 0. Pure. */
final class Dynamic {
  private static final int DYNAMIC = 6;
  private static final long NEEDED = 1;
  private static final long STRTAB = 5;
  private static final long STRSZ = 10;
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

  /**
   * DT_NEEDED of a loaded object, in its order, from memory: there it is also where the file is
   * gone. The loader has written the table of strings' address over its offset, except in objects
   * that it does not write to.
   *
   * @throws SystemCallException if the object is gone
   */
  static List<String> needed(LoadedImage image, OwnMemory memory) throws SystemCallException {
    var offsets = new ArrayList<Long>();
    long table = 0;
    long size = 0;
    for (ProgramHeader header : image.headers()) {
      if (header.type() != ProgramHeader.DYNAMIC) {
        continue;
      }
      int length = Math.toIntExact(header.memorySize());
      Bytes entries = Bytes.of(memory.read(image.base() + header.address(), length));
      for (int at = 0; at + 16 <= entries.size() && entries.i64(at) != 0; at += 16) {
        long value = entries.i64(at + 8);
        if (entries.i64(at) == NEEDED) {
          offsets.add(value);
        } else if (entries.i64(at) == STRTAB) {
          table = Long.compareUnsigned(value, image.base()) < 0 ? image.base() + value : value;
        } else if (entries.i64(at) == STRSZ) {
          size = value;
        }
      }
    }
    if (offsets.isEmpty() || table == 0) {
      return List.of();
    }
    Bytes strings = Bytes.of(memory.read(table, Math.toIntExact(size)));
    return offsets.stream().map(offset -> strings.string(offset, "needed object")).toList();
  }
}
