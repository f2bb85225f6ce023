package org.liveseam.runtime.symbol.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.MalformedFileException;

class DecompressorTest {
  private static final Set<Compression> READ = EnumSet.complementOf(EnumSet.of(Compression.LZO));
  private static final int BOUND = 1 << 20;

  /** Compressible and not trivially so. */
  static byte[] text(int size) {
    var random = new Random(42);
    byte[] text = new byte[size];
    for (int i = 0; i < size; i++) {
      text[i] = (byte) (i % 7 == 0 ? random.nextInt(256) : i / 3);
    }
    return text;
  }

  static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Compression compression : READ) {
      seeds.addAll(Damage.seeds(Packer.pack(compression, text(500)), 6));
    }
    return seeds;
  }

  private static byte[] unpack(byte[] packed) {
    return Decompressor.decompress(Bytes.of(packed), BOUND);
  }

  @Test
  void everyCompressionComesBack() throws IOException {
    for (Compression compression : READ) {
      for (int size : new int[] {1, 500, 100_000}) {
        byte[] packed = Packer.pack(compression, text(size));
        assertEquals(Optional.of(compression), Compression.of(Bytes.of(packed)));
        assertArrayEquals(text(size), unpack(packed), compression + " " + size);
      }
    }
  }

  @Test
  void theBoundHolds() throws IOException {
    for (Compression compression : READ) {
      byte[] packed = Packer.pack(compression, new byte[BOUND + 1]);
      var refused =
          assertThrows(MalformedFileException.class, () -> unpack(packed), compression.name());
      assertTrue(
          refused.what().contains("more than") || refused.getCause() != null, refused.what());
      assertEquals(BOUND + 1, Decompressor.decompress(Bytes.of(packed), BOUND + 1).length);
    }
  }

  @Test
  void unknownAndUnreadAreNamed() {
    assertEquals(
        "compressed in no known way",
        assertThrows(MalformedFileException.class, () -> unpack(new byte[16])).what());
    byte[] lzo = {(byte) 0x89, 'L', 'Z', 'O', 0, 0};
    assertEquals(
        "compressed with LZO, which is not read here",
        assertThrows(MalformedFileException.class, () -> unpack(lzo)).what());
  }

  /** A kernel's frame says a window of 128 MiB, more than the library takes. */
  @Test
  void largeZstdWindows() {
    byte[] frame = zstd(text(3_000_000));
    assertEquals(0, frame[4] & 0x20, "the library writes a window byte");
    frame[5] = (byte) (17 << 3);
    assertArrayEquals(text(3_000_000), Decompressor.decompress(Bytes.of(frame), 3_000_000));
  }

  /** A module's frame of one segment says its size in place of a window. */
  @Test
  void zstdFramesOfOneLargeSegment() {
    byte[] text = text(9 << 20);
    byte[] frame = zstd(text);
    byte[] single = new byte[frame.length - 1];
    System.arraycopy(frame, 0, single, 0, 5);
    single[4] |= 0x20;
    System.arraycopy(frame, 6, single, 5, single.length - 5);
    assertArrayEquals(text, Decompressor.decompress(Bytes.of(single), 10 << 20));
  }

  private static byte[] zstd(byte[] text) {
    var compressor = new ZstdCompressor();
    byte[] out = new byte[compressor.maxCompressedLength(text.length)];
    return Arrays.copyOf(out, compressor.compress(text, 0, text.length, out, 0, out.length));
  }

  @Property(tries = 400)
  void damageIsRefusedOrRead(@ForAll Compression compression, @ForAll long seed)
      throws IOException {
    byte[] packed = READ.contains(compression) ? Packer.pack(compression, text(700)) : new byte[9];
    byte[] damaged = Damage.of(packed, seed);
    Damage.outcome(Damage.survives(() -> unpack(damaged)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyBytes(byte[] packed) {
    Damage.survives(() -> unpack(packed));
  }
}
