package org.liveseam.runtime.symbol.kallsyms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.kallsyms.KallsymsBuilder.Entry;
import org.liveseam.runtime.symbol.kallsyms.KallsymsBuilder.Layout;

class KallsymsImageTest {
  static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      seeds.addAll(Damage.seeds(KallsymsBuilder.image(layout, KallsymsBuilder.sample(300)), 8));
    }
    return seeds;
  }

  private static SymbolTable read(byte[] image) {
    return KallsymsImage.read(Elf.of(Bytes.of(image)));
  }

  private static void assertHolds(List<Entry> entries, SymbolTable table) {
    assertEquals(entries.size(), table.size());
    for (int i = 0; i < entries.size(); i++) {
      assertEquals(entries.get(i), new Entry(table.address(i), table.type(i), table.name(i)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyLayout(Layout layout) {
    List<Entry> entries = KallsymsBuilder.sample(700);
    assertHolds(entries, read(KallsymsBuilder.image(layout, entries)));
  }

  @ParameterizedTest
  @EnumSource(names = {"PER_CPU", "SEQUENCES", "BEHIND"})
  void absolutePerCpuSymbols(Layout layout) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(0, 'A', "fixed_percpu_data"));
    entries.add(new Entry(0x1000, 'A', "cpu_debug_store"));
    entries.addAll(KallsymsBuilder.sample(600));
    assertHolds(entries, read(KallsymsBuilder.image(layout, entries)));
  }

  @Property(tries = 60)
  void anyNumberOfSymbols(
      @ForAll Layout layout, @ForAll @IntRange(min = 257, max = 1100) int count) {
    List<Entry> entries = KallsymsBuilder.sample(count);
    assertHolds(entries, read(KallsymsBuilder.image(layout, entries)));
  }

  @Test
  void equalNamesAreNumberedInTableOrder() {
    SymbolTable table = read(KallsymsBuilder.image(Layout.BEHIND, KallsymsBuilder.sample(300)));
    assertArrayEquals(new int[] {3, 53, 103, 153, 203, 253}, table.find("twice"));
    assertArrayEquals(new int[0], table.find("thrice"));
    assertArrayEquals(new int[] {100}, table.find("func_100"));
  }

  @Test
  void anImageWithoutTablesIsRefused() {
    byte[] image = new org.liveseam.runtime.elf.ElfBuilder(2).build();
    var refused = assertThrows(MalformedFileException.class, () -> read(image));
    assertEquals("no kallsyms token table in the kernel image", refused.what());
  }

  @Property(tries = 400)
  void damageIsRefusedOrRead(@ForAll Layout layout, @ForAll long seed) {
    byte[] image = KallsymsBuilder.rodata(layout, KallsymsBuilder.sample(300));
    // In the tables, not in the file around them.
    byte[] damaged = Damage.of(image, seed);
    var elf = new org.liveseam.runtime.elf.ElfBuilder(2);
    elf.section(".rodata", 1, 2, KallsymsBuilder.RODATA, damaged);
    byte[] file = elf.build();
    Damage.outcome(Damage.survives(() -> read(file)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyBytes(byte[] image) {
    Damage.survives(() -> read(image));
  }
}
