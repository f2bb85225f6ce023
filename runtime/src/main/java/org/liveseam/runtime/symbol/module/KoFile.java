package org.liveseam.runtime.symbol.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.symbol.compress.Compression;
import org.liveseam.runtime.symbol.compress.Decompressor;

/** A module's file, {@code .ko}, plain or compressed with xz, zstd or gzip. Thread-safe. */
public final class KoFile {
  private static final int LARGEST = 256 << 20;
  private static final String SIGNATURE = "~Module signature appended~\n";
  private static final int RELOCATABLE = 1;
  private static final int NAME_IN_MODULE = 24;

  private final Elf elf;
  private final Modinfo modinfo;
  private final ModuleSymbols symbols;

  private KoFile(Elf elf) {
    this.elf = elf;
    if (elf.type() != RELOCATABLE) {
      throw elf.bytes().malformed("a module is a relocatable file", 16);
    }
    this.modinfo =
        Modinfo.of(
            elf.section(".modinfo")
                .map(elf::bytes)
                .orElseThrow(() -> elf.bytes().malformed("a module has a .modinfo section", 0)));
    this.symbols = ModuleSymbols.of(elf);
  }

  /** Reads a module's file. */
  public static KoFile read(Path file) throws IOException {
    return of(Bytes.of(Files.readAllBytes(file)));
  }

  /** Reads a module. */
  public static KoFile of(Bytes bytes) {
    boolean packed = Compression.of(bytes).isPresent();
    return new KoFile(Elf.of(packed ? Bytes.of(Decompressor.decompress(bytes, LARGEST)) : bytes));
  }

  /**
   * Its name: said in {@code .modinfo} since 4.13, and always in its {@code struct module}, behind
   * the state and the list's two pointers.
   */
  public Optional<String> name() {
    return modinfo
        .first("name")
        .or(
            () ->
                section(".gnu.linkonce.this_module")
                    .map(b -> b.string(NAME_IN_MODULE, "module name")));
  }

  /** What it says of itself. */
  public Modinfo modinfo() {
    return modinfo;
  }

  /** What it defines. */
  public ModuleSymbols symbols() {
    return symbols;
  }

  /**
   * Checksums of the interfaces it was built against by symbol, unsigned 32 bits; empty without
   * CONFIG_MODVERSIONS.
   */
  public Map<String, Long> versions() {
    return Versions.of(elf);
  }

  /** The checksum of {@code module_layout}: the one every module must have right. */
  public OptionalLong moduleLayout() {
    Long checksum = versions().get("module_layout");
    return checksum == null ? OptionalLong.empty() : OptionalLong.of(checksum);
  }

  /** Size of its {@code struct module}, as its kernel wants it. */
  public OptionalLong moduleSize() {
    return elf.section(".gnu.linkonce.this_module")
        .map(s -> OptionalLong.of(s.size()))
        .orElse(OptionalLong.empty());
  }

  /** Whether a signature follows the file; whether it is valid only the kernel knows. */
  public boolean isSigned() {
    Bytes bytes = elf.bytes();
    long at = bytes.size() - (long) SIGNATURE.length();
    return bytes.startsWith(at, SIGNATURE.getBytes(StandardCharsets.US_ASCII));
  }

  /** Bytes of a section, as {@code .BTF} or {@code .orc_unwind}. */
  public Optional<Bytes> section(String name) {
    return elf.section(name).filter(s -> s.type() != Section.NOBITS).map(elf::bytes);
  }

  /** The file as ELF. */
  public Elf elf() {
    return elf;
  }
}
