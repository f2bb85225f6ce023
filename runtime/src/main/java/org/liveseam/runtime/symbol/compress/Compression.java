package org.liveseam.runtime.symbol.compress;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;

/** What the first bytes of a compressed kernel or module say. */
public enum Compression {
  /** CONFIG_KERNEL_GZIP, {@code .ko.gz}. */
  GZIP("\u001f\u008b\b"),
  /** CONFIG_KERNEL_XZ, {@code .ko.xz}. */
  XZ("\u00fd7zXZ\0"),
  /** CONFIG_KERNEL_ZSTD, {@code .ko.zst}. */
  ZSTD("(\u00b5/\u00fd"),
  /** CONFIG_KERNEL_LZ4: the legacy frame. */
  LZ4("\u0002!L\u0018"),
  /** CONFIG_KERNEL_LZMA. */
  LZMA("]\0\0"),
  /** CONFIG_KERNEL_BZIP2. */
  BZIP2("BZh"),
  /** CONFIG_KERNEL_LZO: recognised, not read. */
  LZO("\u0089LZO");

  /** In ISO 8859-1. */
  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  /** The compression whose magic bytes come first. */
  public static Optional<Compression> of(Bytes data) {
    for (Compression compression : values()) {
      if (data.startsWith(0, compression.magic.getBytes(StandardCharsets.ISO_8859_1))) {
        return Optional.of(compression);
      }
    }
    return Optional.empty();
  }
}
