package org.liveseam.runtime.process.dwarf;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.symbol.compress.Decompressor;

/**
 * The sections of debugging information, decompressed when they are (SHF_COMPRESSED): a header of
 * 24 bytes with the kind, the size and the alignment, then the data. Thread-safe.
 */
final class DebugSections {
  private static final long COMPRESSED = 0x800;
  private static final int HEADER = 24;
  private static final int ZLIB = 1;
  private static final int ZSTD = 2;

  /** Of one section; the kernel's is 300 MB. */
  private static final int LARGEST = 512 << 20;

  /** Debugging information packs to a third or a tenth; what packs better is no such thing. */
  private static final int BEST_RATIO = 200;

  private final Elf elf;
  private final Map<String, Bytes> read = new HashMap<>();

  DebugSections(Elf elf) {
    this.elf = elf;
  }

  /** A section's content; nothing if there is no such section. */
  synchronized Bytes get(String name) {
    return read.computeIfAbsent(
        name,
        n ->
            elf.section(n)
                .filter(s -> s.type() != Section.NOBITS)
                .map(this::content)
                .orElseGet(() -> Bytes.of(new byte[0])));
  }

  private Bytes content(Section section) {
    Bytes bytes = elf.bytes(section);
    if ((section.flags() & COMPRESSED) == 0) {
      return bytes;
    }
    int kind = bytes.i32(0);
    long size = bytes.i64(8);
    if (size < 0 || size > LARGEST || size > (long) BEST_RATIO * bytes.size()) {
      throw bytes.malformed(section.name() + " says it has " + size + " bytes", 8);
    }
    Bytes data = bytes.slice(HEADER, bytes.size() - (long) HEADER, section.name());
    byte[] content =
        switch (kind) {
          case ZLIB -> inflate(data, (int) size);
          case ZSTD -> Decompressor.decompress(data, (int) size);
          default -> throw bytes.malformed(section.name() + " is compressed in way " + kind, 0);
        };
    if (content.length != size) {
      throw bytes.malformed(section.name() + " is not as large as it says", 8);
    }
    return Bytes.of(content);
  }

  /** Allocates as it goes, and never more than a little beyond what the data says it has. */
  private static byte[] inflate(Bytes data, int size) {
    var inflater = new Inflater();
    try {
      inflater.setInput(data.copy());
      var out = new ByteArrayOutputStream(Math.min(size, 1 << 20));
      byte[] part = new byte[1 << 16];
      while (out.size() <= size && !inflater.finished()) {
        int count = inflater.inflate(part);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw data.malformed("compressed data is cut", data.size());
        }
        out.write(part, 0, count);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw data.malformed("damaged compressed data: " + e.getMessage(), 0);
    } finally {
      inflater.end();
    }
  }
}
