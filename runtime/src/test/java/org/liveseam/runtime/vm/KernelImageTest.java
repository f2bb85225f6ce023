package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class KernelImageTest {
  private static final int SETUP = 2;
  private static final int PAYLOAD_OFFSET = 100;

  /** Wraps a stream in a compressing one. */
  private interface Packer {
    OutputStream open(OutputStream out) throws IOException;
  }

  @Test
  void everyKnownCompressionIsUnpacked() throws IOException {
    byte[] kernel = kernel(18, "Xen\0");
    byte[] xz = packed(kernel, out -> new XZOutputStream(out, new LZMA2Options(0)));
    assertUnpacks(kernel, image(withSize(xz, kernel.length)));
    byte[] zstd = packed(kernel, ZstdOutputStream::new);
    assertUnpacks(kernel, image(withSize(zstd, kernel.length)));
    assertUnpacks(kernel, image(packed(kernel, GZIPOutputStream::new)));
    assertUnpacks(kernel, image(kernel));
  }

  @Test
  void withoutADirectEntryTheImageItselfIsBooted() throws IOException {
    assertEquals(Optional.empty(), KernelImage.directlyBootable(image(kernel(17, "Xen\0"))));
    assertEquals(Optional.empty(), KernelImage.directlyBootable(image(kernel(18, "Nex\0"))));
  }

  @Test
  void whatIsUnknownIsBootedAsItIs() throws IOException {
    assertEquals(Optional.empty(), KernelImage.directlyBootable(new byte[0]));
    assertEquals(Optional.empty(), KernelImage.directlyBootable(new byte[4096]));
    // lz4, which few kernels use.
    byte[] lz4 = {0x02, 0x21, 0x4c, 0x18, 0, 0, 0, 0, 0, 0, 0, 0};
    assertEquals(Optional.empty(), KernelImage.directlyBootable(image(lz4)));
    byte[] old = image(kernel(18, "Xen\0"));
    old[0x206] = 7;
    assertEquals(Optional.empty(), KernelImage.directlyBootable(old));
  }

  @Test
  void damageIsTold() throws IOException {
    byte[] cut = image(kernel(18, "Xen\0"));
    ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(0x24c, Integer.MAX_VALUE);
    assertThrows(IOException.class, () -> KernelImage.directlyBootable(cut));
    for (Packer packer :
        new Packer[] {ZstdOutputStream::new, out -> new XZOutputStream(out, new LZMA2Options(0))}) {
      byte[] packed = withSize(packed(kernel(18, "Xen\0"), packer), 0);
      packed[packed.length / 2] ^= 0x55;
      assertThrows(IOException.class, () -> KernelImage.directlyBootable(image(packed)));
    }
  }

  /** Any bytes: an answer or an IOException. */
  @FuzzTest
  void anyBytes(byte[] data) {
    // Damage is told by an IOException alone, and a payload that is plain ELF is never damaged.
    boolean direct = KernelImage.hasDirectEntry(data);
    boolean plain = Unpacker.of(data, 0).equals(Optional.of(Unpacker.NONE)) && data.length >= 8;
    assertTrue(!plain || inside(image(data)).isPresent() == direct);
    inside(data);
    inside(image(data));
  }

  private static Optional<byte[]> inside(byte[] image) {
    try {
      return KernelImage.directlyBootable(image);
    } catch (IOException e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty());
      return Optional.empty();
    }
  }

  private static void assertUnpacks(byte[] kernel, byte[] image) throws IOException {
    assertArrayEquals(kernel, KernelImage.directlyBootable(image).orElseThrow());
  }

  private static byte[] packed(byte[] content, Packer packer) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = packer.open(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** The kernel's build appends the unpacked size to what has none of its own. */
  private static byte[] withSize(byte[] packed, int size) {
    return ByteBuffer.allocate(packed.length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(packed)
        .putInt(size)
        .array();
  }

  private static byte[] image(byte[] payload) {
    int start = (SETUP + 1) * 512 + PAYLOAD_OFFSET;
    ByteBuffer image =
        ByteBuffer.allocate(start + payload.length + 64).order(ByteOrder.LITTLE_ENDIAN);
    image.put(0x1f1, (byte) SETUP);
    image.put(0x202, "HdrS".getBytes(StandardCharsets.US_ASCII));
    image.putShort(0x206, (short) 0x20f);
    image.putInt(0x248, PAYLOAD_OFFSET);
    image.putInt(0x24c, payload.length);
    image.put(start, payload);
    return image.array();
  }

  /** An ELF file with one program header of notes: another note, then this one. */
  private static byte[] kernel(int type, String name) {
    ByteBuffer elf = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
    elf.put("\u007fELF\2\1\1".getBytes(StandardCharsets.ISO_8859_1));
    elf.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
    elf.putInt(64, 4).putLong(64 + 8, 128).putLong(64 + 32, 12 + 4 + 8 + 12 + 4 + 4);
    elf.position(128);
    elf.putInt(4).putInt(5).putInt(3).put("GNU\0".getBytes(StandardCharsets.US_ASCII)).putLong(1);
    elf.putInt(4).putInt(4).putInt(type).put(name.getBytes(StandardCharsets.US_ASCII)).putInt(9);
    return elf.array();
  }
}
