package org.liveseam.runtime.symbol.compress;

import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** Compresses for tests, as the kernel's build does. */
public final class Packer {
  private Packer() {}

  /** A compressed copy. */
  public static byte[] pack(Compression compression, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    if (compression == Compression.LZ4) {
      return lz4(content);
    }
    try (OutputStream packer = packer(compression, content, out)) {
      packer.write(content);
    }
    return out.toByteArray();
  }

  private static OutputStream packer(Compression compression, byte[] content, OutputStream out)
      throws IOException {
    var lzma = new LZMA2Options();
    lzma.setDictSize(1 << 16);
    return switch (compression) {
      case GZIP -> new GZIPOutputStream(out);
      case XZ ->
          new XZOutputStream(out, new FilterOptions[] {new X86Options(), lzma}, XZ.CHECK_CRC32);
      case LZMA -> new LZMAOutputStream(out, lzma, content.length);
      case BZIP2 -> new BZip2CompressorOutputStream(out);
      case ZSTD -> new ZstdOutputStream(out);
      case LZ4, LZO -> throw new IllegalArgumentException(compression.name());
    };
  }

  private static byte[] lz4(byte[] content) {
    var compressor = new Lz4Compressor();
    byte[] block = new byte[compressor.maxCompressedLength(content.length)];
    int size = compressor.compress(content, 0, content.length, block, 0, block.length);
    ByteBuffer out = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
    return out.putInt(0x184c2102).putInt(size).put(block, 0, size).array();
  }
}
