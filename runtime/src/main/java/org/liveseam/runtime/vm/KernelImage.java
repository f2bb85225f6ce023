package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The kernel inside a bootable x86 image, and whether a machine can enter it directly.
 *
 * <p>A {@code vmlinuz} unpacks itself, which an emulated processor does slowly: 5 of the 7.5
 * seconds to the first mount on 6.1. Unpacked on the host, once, and entered at its PVH entry
 * point, the same kernel needs 2.5. It then runs at the address it was linked for.
 *
 * <p>Sources: {@code Documentation/arch/x86/boot.rst} (boot protocol 2.08: {@code setup_sects} at
 * 0x1f1, {@code "HdrS"} at 0x202, {@code payload_offset} at 0x248, {@code payload_length} at
 * 0x24c), {@code include/xen/interface/elfnote.h} ({@code XEN_ELFNOTE_PHYS32_ENTRY}, 18).
 */
final class KernelImage {
  private static final int SETUP_SECTORS = 0x1f1;
  private static final int HEADER_MAGIC = 0x202;
  private static final int PROTOCOL = 0x206;
  private static final int PAYLOAD = 0x248;
  private static final int HEADER_END = 0x250;
  private static final int SECTOR = 512;
  private static final int PT_NOTE = 4;
  private static final int PHYS32_ENTRY = 18;
  private static final int PHDR_SIZE = 56;

  /** "Xen" and its zero, as a little-endian number. */
  private static final int XEN = 0x006e_6558;

  /** Uncompressed kernels are 40 to 120 MB; one with everything built in stays below this. */
  private static final int LIMIT = 1 << 30;

  private KernelImage() {}

  /**
   * The ELF file inside {@code image}, when the image has the documented header, a compression
   * known here and a PVH entry; empty when only the image itself can be booted.
   *
   * @throws IOException when the image says it has such a payload and that is damaged
   */
  static Optional<byte[]> directlyBootable(byte[] image) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    if (image.length < HEADER_END
        || !text(image, HEADER_MAGIC, 4).equals("HdrS")
        || header.getShort(PROTOCOL) < 0x208) {
      return Optional.empty();
    }
    int sectors = image[SETUP_SECTORS] & 0xff;
    long start =
        (long) ((sectors == 0 ? 4 : sectors) + 1) * SECTOR
            + Integer.toUnsignedLong(header.getInt(PAYLOAD));
    long length = Integer.toUnsignedLong(header.getInt(PAYLOAD + 4));
    // The last four bytes are the unpacked size, not part of the stream.
    if (length < 8 || start + length > image.length) {
      throw new IOException("the header points behind the image's end");
    }
    Optional<Unpacker> unpacker = Unpacker.of(image, (int) start);
    if (unpacker.isEmpty()) {
      return Optional.empty();
    }
    boolean ownSize = unpacker.get() == Unpacker.GZIP || unpacker.get() == Unpacker.NONE;
    int stream = (int) length - (ownSize ? 0 : 4);
    byte[] kernel = unpacker.get().unpack(image, (int) start, stream, LIMIT);
    return hasDirectEntry(kernel) ? Optional.of(kernel) : Optional.empty();
  }

  /** Whether an ELF file has the note that names a PVH entry point. */
  static boolean hasDirectEntry(byte[] elf) {
    ByteBuffer data = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
    boolean elf64 =
        elf.length >= 64
            && Unpacker.of(elf, 0).equals(Optional.of(Unpacker.NONE))
            && elf[4] == 2
            && elf[5] == 1;
    if (!elf64) {
      return false;
    }
    long table = data.getLong(32);
    int count = data.getShort(56) & 0xffff;
    for (int i = 0; i < count; i++) {
      long at = table + (long) i * PHDR_SIZE;
      if (at < 0 || at > elf.length - PHDR_SIZE) {
        return false;
      }
      if (data.getInt((int) at) == PT_NOTE
          && hasNote(data, data.getLong((int) at + 8), data.getLong((int) at + 32))) {
        return true;
      }
    }
    return false;
  }

  /** Notes: name size, content size, type, then both padded to four bytes. */
  private static boolean hasNote(ByteBuffer data, long offset, long size) {
    long end = offset + size;
    if (offset < 0 || size < 0 || end > data.limit()) {
      return false;
    }
    long at = offset;
    while (at >= offset && at + 16 <= end) {
      long name = Integer.toUnsignedLong(data.getInt((int) at));
      long content = Integer.toUnsignedLong(data.getInt((int) at + 4));
      int type = data.getInt((int) at + 8);
      if (name == 4 && type == PHYS32_ENTRY && data.getInt((int) at + 12) == XEN) {
        return true;
      }
      at += 12 + padded(name) + padded(content);
    }
    return false;
  }

  private static long padded(long size) {
    return (size + 3) & ~3L;
  }

  private static String text(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }
}
