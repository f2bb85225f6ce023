package org.liveseam.runtime.symbol.compress;

import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.SingleXZInputStream;

/**
 * Decompresses in memory, never more than a bound, which is also never allocated ahead of the
 * content.
 */
public final class Decompressor {
  /** Larger than any kernel or module; the largest seen is 66 MB. */
  public static final int LARGEST = 512 << 20;

  /** The kernel is packed with a dictionary of 32 MiB, later 128 MiB (scripts/xz_wrap.sh). */
  private static final int DICTIONARY_KIB = 160 << 10;

  private static final int LZ4_BLOCK = 8 << 20;

  private Decompressor() {}

  /**
   * Decompresses what its first bytes say.
   *
   * @param data compressed bytes; what follows the compressed stream is ignored
   * @param largest bound of the result in bytes, at most {@link #LARGEST}
   */
  public static byte[] decompress(Bytes data, int largest) {
    Compression compression =
        Compression.of(data).orElseThrow(() -> data.malformed("compressed in no known way", 0));
    byte[] in = data.copy();
    int bound = Math.min(largest, LARGEST);
    try {
      return switch (compression) {
        case GZIP -> drain(new GZIPInputStream(new ByteArrayInputStream(in)), bound);
        case XZ ->
            drain(new SingleXZInputStream(new ByteArrayInputStream(in), DICTIONARY_KIB), bound);
        case LZMA ->
            drain(new LZMAInputStream(new ByteArrayInputStream(in), DICTIONARY_KIB), bound);
        case BZIP2 -> drain(new BZip2CompressorInputStream(new ByteArrayInputStream(in)), bound);
        case ZSTD -> Zstd.decompress(in, bound);
        case LZ4 -> lz4(data, in, bound);
        case LZO -> throw data.malformed("compressed with LZO, which is not read here", 0);
      };
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Libraries differ in how they refuse damaged input; no other failure is possible in memory.
      throw damaged(compression, e);
    }
  }

  static MalformedFileException damaged(Compression compression, Exception cause) {
    var malformed =
        new MalformedFileException("damaged " + compression + " data: " + cause.getMessage(), 0);
    malformed.initCause(cause);
    return malformed;
  }

  static MalformedFileException tooLarge(int bound) {
    return new MalformedFileException("decompresses to more than " + bound + " bytes", 0);
  }

  private static byte[] drain(InputStream in, int bound) throws IOException {
    byte[] out = new byte[Math.min(bound, 1 << 16)];
    int size = 0;
    while (true) {
      if (size == out.length) {
        if (size == bound) {
          if (in.read() >= 0) {
            throw tooLarge(bound);
          }
          return out;
        }
        out = Arrays.copyOf(out, (int) Math.min(bound, size * 2L));
      }
      int read = in.read(out, size, out.length - size);
      if (read < 0) {
        return Arrays.copyOf(out, size);
      }
      size += read;
    }
  }

  /**
   * Magic, then blocks of at most 8 MiB, each after its compressed size; the kernel's build appends
   * 4 bytes more.
   */
  private static byte[] lz4(Bytes data, byte[] in, int bound) {
    var decompressor = new Lz4Decompressor();
    byte[] block = new byte[Math.min(LZ4_BLOCK, bound)];
    byte[] out = new byte[0];
    int at = 4;
    while (at + 4 <= in.length) {
      long size = data.u32(at);
      if (size > in.length - at - 4L) {
        break;
      }
      int written = decompressor.decompress(in, at + 4, (int) size, block, 0, block.length);
      if (written > bound - out.length) {
        throw tooLarge(bound);
      }
      int end = out.length;
      out = Arrays.copyOf(out, end + written);
      System.arraycopy(block, 0, out, end, written);
      at += 4 + (int) size;
    }
    return out;
  }
}
