package org.liveseam.runtime.process.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.ElfBuilder;
import org.liveseam.runtime.elf.Notes;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.elf.Symbol;

/** Files of whatever content: indexed or refused. */
final class ObjectIndexFuzzTest {
  private static final long TEXT = 0x10000;
  private static final long BASE = 0x7f00_0000_0000L;
  private static final byte[] SAMPLE = sample();

  /** Five nops at 0 and 16, a call of the tracer at 40, a jump from 16 to 64. */
  private static byte[] sample() {
    byte[] code = new byte[80];
    java.util.Arrays.fill(code, 0, 5, (byte) 0x90);
    java.util.Arrays.fill(code, 16, 21, (byte) 0x90);
    code[21] = (byte) 0xe9;
    code[22] = 64 - 26;
    code[40] = (byte) 0xff;
    code[41] = 0x15;
    var elf = new ElfBuilder(3);
    int text =
        elf.section(".text", Section.PROGBITS, Section.ALLOC | Section.EXECINSTR, TEXT, code);
    elf.section(SiteTables.PATCHABLE, Section.PROGBITS, Section.ALLOC, 0x20000, new byte[16]);
    elf.section(".gnu_debuglink", Section.PROGBITS, 0, 0, new byte[] {'a', 0, 0, 0, 1, 2, 3, 4});
    elf.section(".dynamic", 6, Section.ALLOC, 0x30000, new byte[32]);
    elf.symbol("first", Symbol.FUNC, Symbol.GLOBAL, text, TEXT, 10);
    elf.symbol("second", Symbol.FUNC, Symbol.LOCAL, text, TEXT + 16, 20);
    elf.symbol("third", Symbol.FUNC, Symbol.LOCAL, text, TEXT + 40, 12);
    elf.symbol("second.cold", Symbol.FUNC, Symbol.LOCAL, text, TEXT + 64, 8);
    elf.symbol("value", Symbol.OBJECT, Symbol.GLOBAL, text, TEXT + 72, 8);
    return elf.build();
  }

  static List<byte[]> seeds() {
    return Damage.seeds(SAMPLE, 60);
  }

  private static ObjectIndex read(byte[] bytes) {
    Elf elf = Elf.of(Bytes.of(bytes));
    var index =
        new ObjectIndex(elf, Optional.of(elf), List.of(TEXT, TEXT + 16), List.of(TEXT + 40));
    for (ObjectSymbol symbol : index.symbols()) {
      assertTrue(!index.reason(symbol).isEmpty());
      assertTrue(!index.code(symbol.address(), elf).isEmpty());
      index.at(symbol.address());
    }
    Notes.buildId(elf);
    Dynamic.soname(elf);
    new DebugFiles(Path.of("/nonexistent")).find(elf, Path.of("/nonexistent/a"));
    SiteTables.decode(elf.bytes(), BASE, elf);
    return index;
  }

  @Test
  void theSampleIsIndexed() {
    ObjectIndex index = read(SAMPLE);
    assertEquals(TEXT, index.site(TEXT).orElseThrow().address());
    assertEquals(TEXT + 46, index.site(TEXT + 40).orElseThrow().body());
    assertEquals(1, index.site(TEXT + 16).orElseThrow().elsewhere().size());
    assertEquals("second", index.at(TEXT + 30).orElseThrow().name());
    assertEquals(Optional.empty(), index.at(TEXT + 37));
  }

  @Test
  void tablesAreReadBeforeAndAfterTheLoaderRelocatedThem() {
    Elf elf = Elf.of(Bytes.of(SAMPLE));
    var table = java.nio.ByteBuffer.allocate(40).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    table.putLong(BASE + TEXT).putLong(TEXT + 16).putLong(0).putLong(12345).putLong(-1);
    assertEquals(List.of(TEXT, TEXT + 16), SiteTables.decode(Bytes.of(table.array()), BASE, elf));
  }

  @Property(tries = 2000)
  void damageIsRefusedOrRead(@ForAll long seed) {
    byte[] bytes = Damage.of(SAMPLE, seed);
    Damage.outcome(Damage.survives(() -> read(bytes)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyFile(byte[] bytes) {
    Damage.survives(() -> read(bytes));
  }
}
