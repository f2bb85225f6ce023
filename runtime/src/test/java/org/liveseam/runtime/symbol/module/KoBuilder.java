package org.liveseam.runtime.symbol.module;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.liveseam.runtime.elf.ElfBuilder;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.elf.Symbol;

/**
 * A module for tests: {@code first} and {@code second} twice, traced except the first {@code
 * second}.
 */
public final class KoBuilder {
  private KoBuilder() {}

  /** A module of a name, with type information or none. */
  public static byte[] module(String name, byte[] btf) {
    var elf = new ElfBuilder(1);
    long code = Section.ALLOC | Section.EXECINSTR;
    int text = elf.section(".text", Section.PROGBITS, code, 0, new byte[256]);
    int init = elf.section(".init.text", Section.PROGBITS, code, 0, new byte[64]);
    int data =
        elf.section(".data", Section.PROGBITS, Section.ALLOC | Section.WRITE, 0, new byte[16]);
    int rodata = elf.section(".rodata", Section.PROGBITS, Section.ALLOC, 0, new byte[16]);
    int bss = elf.section(".bss", Section.NOBITS, Section.ALLOC | Section.WRITE, 0, new byte[16]);
    String fields =
        "license=GPL\0\0depends=alpha,beta\0alias=x\0alias=y\0name=%s\0vermagic=6.1.0-1 SMP mod_unload \0"
            .formatted(name);
    int info = elf.section(".modinfo", Section.PROGBITS, Section.ALLOC, 0, bytes(fields));
    elf.section(
        "__versions", Section.PROGBITS, Section.ALLOC, 0, version("module_layout", 0xdeadbeefL));
    elf.section(
        ".gnu.linkonce.this_module",
        Section.PROGBITS,
        Section.ALLOC | Section.WRITE,
        0,
        thisModule(name));
    if (btf.length > 0) {
      elf.section(".BTF", Section.PROGBITS, 0, 0, btf);
    }
    int mcount = elf.section("__mcount_loc", Section.PROGBITS, Section.ALLOC, 0, new byte[24]);
    int textSymbol = elf.symbol("", Symbol.SECTION, Symbol.LOCAL, text, 0, 0);
    elf.symbol("second", Symbol.FUNC, Symbol.LOCAL, text, 64, 32);
    elf.symbol("setup", Symbol.FUNC, Symbol.LOCAL, init, 0, 32);
    elf.symbol("second", Symbol.FUNC, Symbol.LOCAL, init, 32, 32);
    elf.symbol("__UNIQUE_ID_license1", Symbol.OBJECT, Symbol.LOCAL, info, 0, 12);
    elf.symbol("counter", Symbol.OBJECT, Symbol.LOCAL, data, 0, 4);
    elf.symbol("table", Symbol.OBJECT, Symbol.LOCAL, rodata, 0, 4);
    elf.symbol("zeros", Symbol.OBJECT, Symbol.LOCAL, bss, 0, 4);
    elf.symbol("second", Symbol.FUNC, Symbol.LOCAL, text, 128, 32);
    elf.symbol("first", Symbol.FUNC, Symbol.GLOBAL, text, 0, 32);
    elf.symbol("tiny", Symbol.FUNC, Symbol.WEAK, text, 32, 4);
    elf.symbol("printk", 0, Symbol.GLOBAL, 0, 0, 0);
    byte[] relocations =
        ElfBuilder.relocations(
            new long[] {0, 1, textSymbol, 0},
            new long[] {8, 1, textSymbol, 36},
            new long[] {16, 1, textSymbol, 132});
    elf.section(".rela__mcount_loc", Section.RELA, 0, 0, relocations, 0, mcount);
    return elf.build();
  }

  private static byte[] version(String symbol, long checksum) {
    return ByteBuffer.allocate(64)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(checksum)
        .put(bytes(symbol))
        .array();
  }

  private static byte[] thisModule(String name) {
    return ByteBuffer.allocate(896).position(24).put(bytes(name)).array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
