package org.liveseam.runtime.symbol.image;

import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.compress.Compression;
import org.liveseam.runtime.symbol.compress.Decompressor;

/**
 * An x86 kernel image as boot loaders read it (Documentation/arch/x86/boot.rst).
 *
 * <pre>
 *   0x1f1 setup_sects   0x202 "HdrS"   0x206 protocol   0x20e kernel_version - 0x200
 *   0x248 payload_offset, from the end of the set-up sectors   0x24c payload_length (both since protocol 2.08)
 *   payload = compressed vmlinux, then its size as u32 (gzip's own trailer is the same)
 * </pre>
 *
 * A bare vmlinux is taken as well.
 */
public final class BootImage {
  private static final int SECTOR = 512;
  private static final int PAYLOAD_PROTOCOL = 0x208;

  /**
   * A kernel is 5 to 7 times its image; a declared size far beyond is damage, not worth its
   * allocation.
   */
  private static final long LARGEST_RATIO = 256;

  private final Bytes image;
  private final boolean bare;

  private BootImage(Bytes image) {
    this.image = image;
    this.bare = Elf.isElf(image);
    if (!bare && !image.startsWith(0x202, (byte) 'H', (byte) 'd', (byte) 'r', (byte) 'S')) {
      throw image.malformed("no boot header: not an x86 kernel image", 0x202);
    }
    if (!bare && image.u16(0x206) < PAYLOAD_PROTOCOL) {
      throw image.malformed("boot protocol older than 2.08", 0x206);
    }
  }

  /** Reads the boot header. */
  public static BootImage of(Bytes image) {
    return new BootImage(image);
  }

  /**
   * The version text, {@code 6.1.0-56-amd64 (builder) #1 SMP ...}; empty where the header has none.
   */
  public String version() {
    int offset = bare ? 0 : image.u16(0x20e);
    return offset == 0 ? "" : image.string(offset + 0x200L, "kernel version");
  }

  /** The release, {@code 6.1.0-56-amd64}: the first word of the version. */
  public String release() {
    String version = version();
    int space = version.indexOf(' ');
    return space < 0 ? version : version.substring(0, space);
  }

  /** The compressed kernel, with the size behind it. */
  public Bytes payload() {
    int sectors = image.u8(0x1f1);
    long start = ((sectors == 0 ? 4 : sectors) + 1L) * SECTOR;
    return image.slice(start + image.u32(0x248), image.u32(0x24c), "payload");
  }

  /** Decompresses the kernel: tens of megabytes, a second or two. */
  public Elf vmlinux() {
    if (bare) {
      return Elf.of(image);
    }
    Bytes payload = payload();
    if (payload.size() < 8) {
      throw image.malformed("payload too short", 0x24c);
    }
    long size = payload.u32(payload.size() - 4L);
    if (size > Decompressor.LARGEST || size > payload.size() * LARGEST_RATIO) {
      throw image.malformed("payload says it decompresses to " + size + " bytes", 0x24c);
    }
    boolean appended = Compression.of(payload).filter(c -> c != Compression.GZIP).isPresent();
    Bytes stream = payload.slice(0, payload.size() - (appended ? 4L : 0L), "payload");
    byte[] kernel = Decompressor.decompress(stream, (int) size);
    if (kernel.length != size) {
      throw new MalformedFileException(
          "kernel of " + kernel.length + " bytes where " + size + " were said", 0);
    }
    return Elf.of(Bytes.of(kernel));
  }
}
