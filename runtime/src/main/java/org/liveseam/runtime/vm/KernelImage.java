package org.liveseam.runtime.vm;

import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Segment;
import org.liveseam.runtime.symbol.compress.Compression;
import org.liveseam.runtime.symbol.image.BootImage;

/**
 * Whether a machine can enter the kernel inside an image directly.
 *
 * <p>A {@code vmlinuz} unpacks itself, which an emulated processor does slowly: 5 of the 7.5
 * seconds to the first mount on 6.1. Unpacked on the host, once, and entered at its PVH entry
 * point, the same kernel needs 2.5. It then runs at the address it was linked for.
 *
 * <p>Source: {@code include/xen/interface/elfnote.h}, {@code XEN_ELFNOTE_PHYS32_ENTRY}.
 */
final class KernelImage {
  private static final int PHYS32_ENTRY = 18;

  private KernelImage() {}

  /**
   * The ELF file inside {@code image}, when its compression is known here and it has a PVH entry;
   * empty when only the image itself can be booted. Throws a {@link
   * org.liveseam.runtime.elf.MalformedFileException} for what is no kernel image or is damaged.
   */
  static Optional<byte[]> directlyBootable(Bytes image) {
    BootImage boot = BootImage.of(image);
    if (!Elf.isElf(image)) {
      Optional<Compression> packed = Compression.of(boot.payload());
      if (packed.isEmpty() || packed.get() == Compression.LZO) {
        return Optional.empty();
      }
    }
    Elf kernel = boot.vmlinux();
    return hasDirectEntry(kernel) ? Optional.of(kernel.bytes().copy()) : Optional.empty();
  }

  private static boolean hasDirectEntry(Elf kernel) {
    for (Segment segment : kernel.segments()) {
      if (segment.type() == Segment.NOTE
          && hasNote(kernel.bytes().slice(segment.offset(), segment.fileSize(), "notes"))) {
        return true;
      }
    }
    return false;
  }

  /** Notes: name size, content size, type, then both padded to four bytes. */
  private static boolean hasNote(Bytes notes) {
    long at = 0;
    while (at + 16 <= notes.size()) {
      boolean xen = notes.startsWith(at + 12, (byte) 'X', (byte) 'e', (byte) 'n', (byte) 0);
      if (xen && notes.u32(at + 8) == PHYS32_ENTRY) {
        return true;
      }
      at += 12 + padded(notes.u32(at)) + padded(notes.u32(at + 4));
    }
    return false;
  }

  private static long padded(long size) {
    return (size + 3) & ~3L;
  }
}
