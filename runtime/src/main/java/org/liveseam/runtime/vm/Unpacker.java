package org.liveseam.runtime.vm;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.SingleXZInputStream;

/** The compressions of kernel images and modules, told apart by their first bytes. */
enum Unpacker {
  /** Nothing but an ELF file. */
  NONE("\u007fELF") {
    @Override
    InputStream open(InputStream in) {
      return in;
    }
  },
  /** XZ, often with the x86 filter. */
  XZ("\u00fd7zXZ\0") {
    @Override
    InputStream open(InputStream in) throws IOException {
      return new SingleXZInputStream(in, MEMORY_LIMIT_KIB);
    }
  },
  /** Zstandard. */
  ZSTD("(\u00b5/\u00fd") {
    @Override
    InputStream open(InputStream in) {
      return new ZstdInputStream(in);
    }
  },
  /** gzip. */
  GZIP("\u001f\u008b") {
    @Override
    InputStream open(InputStream in) throws IOException {
      return new GZIPInputStream(in, 1 << 16);
    }
  };

  /** Kernels use dictionaries of up to 128 MiB; a damaged header must not ask for more. */
  private static final int MEMORY_LIMIT_KIB = 200 * 1024;

  /** One character a byte. */
  private final String magic;

  Unpacker(String magic) {
    this.magic = magic;
  }

  /** The one whose magic begins at this offset; empty for any other format. */
  static Optional<Unpacker> of(byte[] bytes, int offset) {
    for (Unpacker unpacker : values()) {
      int size = unpacker.magic.length();
      boolean same =
          bytes.length - offset >= size
              && new String(bytes, offset, size, StandardCharsets.ISO_8859_1)
                  .equals(unpacker.magic);
      if (same) {
        return Optional.of(unpacker);
      }
    }
    return Optional.empty();
  }

  /** The content of a stream of this format; closes nothing. */
  abstract InputStream open(InputStream in) throws IOException;

  /**
   * The content of a whole file, at most {@code limit} bytes of it.
   *
   * @throws IOException when it is damaged or larger
   */
  byte[] unpack(byte[] bytes, int offset, int length, int limit) throws IOException {
    byte[] content;
    try {
      content = open(new ByteArrayInputStream(bytes, offset, length)).readNBytes(limit + 1);
    } catch (RuntimeException e) {
      // The zstd reader reports damage so.
      throw new IOException("damaged " + this + " data: " + e.getMessage(), e);
    }
    if (content.length > limit) {
      throw new IOException("more than " + limit + " bytes of content");
    }
    return content;
  }
}
