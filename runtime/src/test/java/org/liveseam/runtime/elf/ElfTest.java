package org.liveseam.runtime.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

class ElfTest {
  private static final byte[] NOTE = {
    4, 0, 0, 0, 4, 0, 0, 0, 3, 0, 0, 0, 'G', 'N', 'U', 0, (byte) 0xab, (byte) 0xcd, 1, 0
  };

  static byte[] sample() {
    var elf = new ElfBuilder(1);
    int text =
        elf.section(
            ".text", Section.PROGBITS, Section.ALLOC | Section.EXECINSTR, 0x1000, new byte[40]);
    elf.section(".bss", Section.NOBITS, Section.ALLOC | Section.WRITE, 0, new byte[64]);
    elf.section(".note.gnu.build-id", Section.NOTE, Section.ALLOC, 0, NOTE);
    int function = elf.symbol("first", Symbol.FUNC, Symbol.GLOBAL, text, 8, 16);
    elf.symbol("missing", 0, Symbol.GLOBAL, 0, 0, 0);
    byte[] relocation = ElfBuilder.relocations(new long[] {4, 2, function, -4});
    // .symtab comes two behind the last section added.
    elf.section(".rela.text", Section.RELA, 0, 0, relocation, 5, text);
    return elf.build();
  }

  static List<byte[]> seeds() {
    return Damage.seeds(sample(), 60);
  }

  private static void readAll(byte[] bytes) {
    Elf elf = Elf.of(Bytes.of(bytes));
    for (Section section : elf.sections()) {
      elf.bytes(section);
      if (section.type() == Section.RELA) {
        elf.relocations(section).forEach(Relocation::offset);
      }
    }
    elf.symbols(Section.SYMTAB).forEach(Symbol::name);
    elf.symbols(Section.DYNSYM).forEach(Symbol::name);
    elf.offsetOf(0x1010);
    elf.addressOf(100);
    Notes.buildId(elf);
  }

  @Test
  void sectionsSymbolsAndRelocations() {
    Elf elf = Elf.of(Bytes.of(sample()));
    Section text = elf.section(".text").orElseThrow();
    assertEquals(1, elf.type());
    assertEquals(62, elf.machine());
    assertEquals(40, elf.bytes(text).size());
    assertEquals(0, elf.bytes(elf.section(".bss").orElseThrow()).size());
    List<Symbol> symbols = elf.symbols(Section.SYMTAB);
    assertEquals(
        new Symbol(1, "first", Symbol.FUNC, Symbol.GLOBAL, 0, text.index(), 8, 16), symbols.get(1));
    assertEquals(false, symbols.get(2).isDefined());
    Section relocations = elf.relocationsOf(text).orElseThrow();
    assertEquals(List.of(new Relocation(4, 2, 1, -4)), elf.relocations(relocations));
    assertEquals(Optional.of("abcd0100"), Notes.buildId(elf));
  }

  @Test
  void addressesAndOffsetsAgree() {
    Elf elf = Elf.of(Bytes.of(sample()));
    long offset = elf.section(".text").orElseThrow().offset();
    assertEquals(OptionalLong.of(offset + 7), elf.offsetOf(0x1007));
    assertEquals(OptionalLong.of(0x1007), elf.addressOf(offset + 7));
    assertEquals(OptionalLong.empty(), elf.offsetOf(0x1028));
    assertEquals(OptionalLong.empty(), elf.offsetOf(0xfff));
  }

  @Test
  void refusalSaysWhatAndWhere() {
    byte[] bytes = sample();
    bytes[0x3e] = 99;
    var refused = assertThrows(MalformedFileException.class, () -> Elf.of(Bytes.of(bytes)));
    assertEquals("section of section names is number 99", refused.what());
    assertEquals(0x3e, refused.offset());
    assertThrows(
        MalformedFileException.class, () -> Elf.of(Bytes.of(new byte[] {0x7f, 'E', 'L', 'F'})));
  }

  @Test
  void everyCutIsRefused() {
    byte[] bytes = sample();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThrows(MalformedFileException.class, () -> readAll(cut), "cut at " + length);
    }
  }

  @Test
  void readsTheMachinesOwnJvm() throws IOException {
    Path library = Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so");
    Elf elf = Elf.of(Bytes.of(Files.readAllBytes(library)));
    assertEquals(3, elf.type());
    assertTrue(
        elf.symbols(Section.DYNSYM).stream()
            .anyMatch(s -> s.name().equals("JNI_CreateJavaVM") && s.isDefined()));
    assertArrayEquals(elf.bytes().copy(0, 4, "magic"), new byte[] {0x7f, 'E', 'L', 'F'});
  }

  @Property(tries = 2000)
  void damageIsRefusedOrRead(@ForAll long seed) {
    byte[] bytes = Damage.of(sample(), seed);
    Damage.outcome(Damage.survives(() -> readAll(bytes)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyBytes(byte[] bytes) {
    Damage.survives(() -> readAll(bytes));
  }
}
