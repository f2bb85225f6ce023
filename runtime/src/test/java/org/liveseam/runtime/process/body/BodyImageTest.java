package org.liveseam.runtime.process.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.elf.Symbol;

/** Libraries as bytes, sound and damaged. */
final class BodyImageTest {
  private static final String CODE =
      """
      extern int helper(int);
      extern int counter;
      extern __thread int mine;
      static int (*table[])(int) = { helper, 0 };
      int seam_f0(int x) { return helper(x) + counter + table[x & 1](x); }
      int reads(void) { return mine; }
      """;

  @TempDir static Path folder;
  private static byte[] library = new byte[0];

  @BeforeAll
  static void compile() throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("a.c"), CODE);
    Path out = folder.resolve("a.so");
    Process cc =
        new ProcessBuilder(
                "cc", "-O2", "-fPIC", "-shared", "-Wl,-z,now", "-o", "" + out, "" + source)
            .inheritIO()
            .start();
    assertEquals(0, cc.waitFor());
    library = Files.readAllBytes(out);
  }

  @Test
  void whatItNeedsIsFoundWithWhereItGoes() {
    var needs = BodyImage.of(library).needs();
    assertTrue(need(needs, "helper").slots().size() >= 2, "the call's slot and the table's");
    assertEquals(1, need(needs, "counter").slots().size());
    assertTrue(need(needs, "mine").strange(), "thread-local variables have no address");
    assertTrue(BodyImage.of(library).find("seam_f0").isPresent());
  }

  private static BodyImage.Need need(Map<String, BodyImage.Need> needs, String name) {
    return Objects.requireNonNull(needs.get(name), name);
  }

  @Test
  void whatIsBoundIsAnAbsoluteSymbol() {
    byte[] loadable = BodyImage.of(library).loadable(Map.of("helper", 0x1234L));
    Elf elf = Elf.of(Bytes.of(loadable));
    for (Symbol symbol : elf.symbols(Section.DYNSYM)) {
      if (symbol.name().equals("helper")) {
        assertEquals(Symbol.ABSOLUTE, symbol.section());
        assertEquals(0x1234, symbol.value());
        assertEquals(Symbol.LOCAL, symbol.binding(), "nobody looks for it elsewhere");
      } else if (symbol.name().equals("counter")) {
        assertEquals(Symbol.GLOBAL, symbol.binding());
        assertEquals(Symbol.UNDEFINED, symbol.section());
      }
    }
  }

  @Test
  void anObjectFileIsNoLibrary() {
    byte[] relocatable = library.clone();
    relocatable[16] = 1;
    assertThrows(MalformedFileException.class, () -> BodyImage.of(relocatable));
  }

  @Test
  void damageIsToldAndNeverWorse() {
    List<byte[]> seeds = Damage.seeds(library, 80);
    long read = seeds.stream().filter(bytes -> Damage.survives(() -> readAll(bytes))).count();
    assertTrue(read > 1 && read < seeds.size(), read + " of " + seeds.size() + " were read");
  }

  @FuzzTest
  void anyBytes(byte[] bytes) {
    Damage.survives(() -> readAll(bytes));
  }

  private static void readAll(byte[] bytes) {
    BodyImage image = BodyImage.of(bytes);
    image.needs();
    image.find("seam_f0");
    image.find("seam_f0").ifPresent(image::parts);
    image.exported("seam_f0").ifPresent(image::parts);
    image.exported();
    image.code();
    image.loadable(Map.of("helper", 0x1234L));
  }
}
