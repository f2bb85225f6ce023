package org.liveseam.runtime.vm;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.SingleXZInputStream;

/** The compressions of kernel images and modules, told apart by their first bytes. */
enum Unpacker {
  /** Nothing but an ELF file. */
  NONE(0x7f, 'E', 'L', 'F') {
    @Override
    InputStream open(InputStream in) {
      return in;
    }
  },
  /** XZ, often with the x86 filter. */
  XZ(0xfd, '7', 'z', 'X', 'Z', 0) {
    @Override
    InputStream open(InputStream in) throws IOException {
      return new SingleXZInputStream(in, MEMORY_LIMIT_KIB);
    }
  },
  /** Zstandard. */
  ZSTD(0x28, 0xb5, 0x2f, 0xfd) {
    @Override
    InputStream open(InputStream in) {
      return new ZstdInputStream(in);
    }
  },
  /** gzip. */
  GZIP(0x1f, 0x8b) {
    @Override
    InputStream open(InputStream in) throws IOException {
      return new GZIPInputStream(in, 1 << 16);
    }
  };

  /** Kernels use dictionaries of up to 128 MiB; a damaged header must not ask for more. */
  private static final int MEMORY_LIMIT_KIB = 200 * 1024;

  private final int[] magic;

  Unpacker(int... magic) {
    this.magic = magic;
  }

  /** The one whose magic begins at this offset; empty for any other format. */
  static Optional<Unpacker> of(byte[] bytes, int offset) {
    for (Unpacker unpacker : values()) {
      boolean same = bytes.length - offset >= unpacker.magic.length;
      for (int i = 0; same && i < unpacker.magic.length; i++) {
        same = (bytes[offset + i] & 0xff) == unpacker.magic[i];
      }
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
