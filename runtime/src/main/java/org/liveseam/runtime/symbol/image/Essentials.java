package org.liveseam.runtime.symbol.image;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.symbol.kallsyms.KallsymsImage;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;

/**
 * What a live patch needs of a kernel image: a tenth of it.
 *
 * @param version the boot header's version text
 * @param symbols kallsyms, with link addresses
 * @param traced link addresses of the calls ftrace can redirect, ascending; empty when the image
 *     does not tell
 * @param btf type information; empty when the kernel has none
 */
public record Essentials(
    String version, SymbolTable symbols, AddressSet traced, Optional<Bytes> btf) {

  /** Decompresses and reads: a second or three. */
  public static Essentials read(BootImage image) {
    Elf vmlinux = image.vmlinux();
    SymbolTable symbols = KallsymsImage.read(vmlinux);
    // A slice would keep all of the kernel in memory.
    Optional<Bytes> btf =
        vmlinux
            .section(".BTF")
            .filter(s -> s.type() != Section.NOBITS)
            .map(s -> Bytes.of(vmlinux.bytes(s).copy()));
    return new Essentials(image.version(), symbols, traced(vmlinux, symbols), btf);
  }

  /**
   * The table between {@code __start_mcount_loc} and {@code __stop_mcount_loc}, in memory that init
   * frees. x86's entries are stored in place; seen: unsorted in 5.10, sorted in 6.1, zeros for
   * functions the linker dropped in 6.12 and 7.2.
   */
  private static AddressSet traced(Elf vmlinux, SymbolTable symbols) {
    int[] start = symbols.find("__start_mcount_loc");
    int[] stop = symbols.find("__stop_mcount_loc");
    if (start.length == 0 || stop.length == 0) {
      return AddressSet.of(LongStream.empty());
    }
    long from = symbols.address(start[0]);
    OptionalLong offset = vmlinux.offsetOf(from);
    if (offset.isEmpty()) {
      return AddressSet.of(LongStream.empty());
    }
    Bytes table =
        vmlinux.bytes().slice(offset.getAsLong(), symbols.address(stop[0]) - from, "mcount table");
    return AddressSet.of(IntStream.range(0, table.size() / 8).mapToLong(i -> table.i64(8L * i)));
  }
}
