package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;

final class KernelImageTest {
  private static final int SETUP = 2;
  private static final int PAYLOAD_OFFSET = 100;

  @Test
  void aKernelWithTheNoteIsEnteredDirectly() throws IOException {
    byte[] kernel = kernel(18, "Xen\0");
    assertArrayEquals(kernel, inside(image(packed(kernel))).orElseThrow());
    assertArrayEquals(kernel, inside(kernel).orElseThrow());
  }

  @Test
  void withoutTheNoteTheImageItselfIsBooted() throws IOException {
    assertEquals(Optional.empty(), inside(image(packed(kernel(17, "Xen\0")))));
    assertEquals(Optional.empty(), inside(image(packed(kernel(18, "Nex\0")))));
  }

  @Test
  void anUnknownCompressionIsTheImagesOwnAffair() {
    assertEquals(Optional.empty(), inside(image(new byte[64])));
    assertEquals(
        Optional.empty(), inside(image("\u0089LZO....".getBytes(StandardCharsets.ISO_8859_1))));
  }

  @Test
  void damageIsTold() throws IOException {
    byte[] packed = packed(kernel(18, "Xen\0"));
    packed[packed.length / 2] ^= 0x55;
    assertThrows(MalformedFileException.class, () -> inside(image(packed)));
    assertThrows(MalformedFileException.class, () -> inside(new byte[4096]));
  }

  /** Any bytes: an answer or the one exception. */
  @FuzzTest
  void anyBytes(byte[] data) {
    for (byte[] image : new byte[][] {data, image(data)}) {
      try {
        // What is entered directly is a kernel by this very measure.
        inside(image).ifPresent(kernel -> assertArrayEquals(kernel, inside(kernel).orElseThrow()));
      } catch (MalformedFileException e) {
        assertEquals(e.what(), e.what().strip());
      }
    }
  }

  private static Optional<byte[]> inside(byte[] image) {
    return KernelImage.directlyBootable(Bytes.of(image));
  }

  private static byte[] packed(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
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
