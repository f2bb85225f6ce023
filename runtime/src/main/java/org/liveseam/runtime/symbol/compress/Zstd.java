package org.liveseam.runtime.symbol.compress;

import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.Arrays;
import org.liveseam.runtime.elf.Bytes;

/**
 * One zstd frame (RFC 8878). The library refuses windows above 8 MiB, and a kernel's is 128 MiB,
 * though it decompresses into one array and so needs no window at all: the frame's header is
 * rewritten to say 8 MiB.
 *
 * <pre>
 *   magic  descriptor  [window]  [dictionary id]  [content size]  blocks…
 *          bits 6-7 length of content size, bit 5 no window byte, bits 0-1 length of dictionary id
 * </pre>
 */
final class Zstd {
  private static final int SINGLE_SEGMENT = 0x20;
  private static final byte WINDOW_8_MIB = 13 << 3;
  private static final int LARGEST_WINDOW = 8 << 20;

  private Zstd() {}

  static byte[] decompress(byte[] in, int bound) {
    byte[] frame = withSmallWindow(in);
    long declared = ZstdDecompressor.getDecompressedSize(frame, 0, frame.length);
    if (declared > bound) {
      throw Decompressor.tooLarge(bound);
    }
    // Without a size: grow by trial, because the library has no other way to say how much it needs.
    long size = declared >= 0 ? declared : Math.min(bound, Math.max(1L << 16, in.length * 8L));
    while (true) {
      try {
        byte[] out = new byte[(int) size];
        int written = new ZstdDecompressor().decompress(frame, 0, frame.length, out, 0, out.length);
        return Arrays.copyOf(out, written);
      } catch (RuntimeException e) {
        if (declared >= 0 || size >= bound) {
          throw e;
        }
        size = Math.min(bound, size * 4);
      }
    }
  }

  private static byte[] withSmallWindow(byte[] in) {
    Bytes frame = Bytes.of(in);
    int descriptor = frame.u8(4);
    boolean single = (descriptor & SINGLE_SEGMENT) != 0;
    int sizeFlag = descriptor >> 6;
    int idLength = new int[] {0, 1, 2, 4}[descriptor & 3];
    if (!single) {
      byte[] copy = in.clone();
      copy[5] = (frame.u8(5) >> 3) > 13 ? WINDOW_8_MIB : in[5];
      return copy;
    }
    int sizeLength = new int[] {1, 2, 4, 8}[sizeFlag];
    if (sizeLength < 4 || (sizeLength == 4 && frame.u32(5L + idLength) <= LARGEST_WINDOW)) {
      return in;
    }
    byte[] copy = new byte[in.length + 1];
    System.arraycopy(in, 0, copy, 0, 4);
    copy[4] = (byte) (descriptor & ~SINGLE_SEGMENT);
    copy[5] = WINDOW_8_MIB;
    System.arraycopy(in, 5, copy, 6, in.length - 5);
    return copy;
  }
}
