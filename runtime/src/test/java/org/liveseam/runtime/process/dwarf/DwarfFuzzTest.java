package org.liveseam.runtime.process.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.process.object.CLibrary;

/** Damaged debugging information: read or refused, in bounded time and memory. */
final class DwarfFuzzTest {
  private static final String SOURCE =
      """
      enum e { A, B };
      struct s { int a; struct s *next; union { long l; struct { char c[3]; } in; }; enum e e : 2; };
      struct s list;
      typedef int (*f_t)(struct s *, ...);
      int one(struct s *p, f_t f, int (*a)[3]) { return f(p, 1) + (*a)[0]; }
      static inline int two(const char *t) { return t[0]; }
      int three(char *t) { return two(t); }
      """;

  private static final byte[] PLAIN = sample("-g");
  private static final byte[] PACKED = sample("-g", "-gz=zlib");

  private static byte[] sample(String... flags) {
    try {
      Path folder = Files.createTempDirectory("dwarf");
      byte[] bytes = Files.readAllBytes(CLibrary.build(folder, "libsample.so", SOURCE, flags));
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
      return bytes;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static List<byte[]> seeds() {
    List<byte[]> seeds = new java.util.ArrayList<>();
    for (long seed = 0; seed < 30; seed++) {
      seeds.add(damaged(seed % 2 == 0 ? PLAIN : PACKED, seed));
    }
    return seeds;
  }

  /** Damages the debugging information only, and leaves the file's headers whole. */
  private static byte[] damaged(byte[] original, long seed) {
    byte[] copy = original.clone();
    Elf elf = Elf.of(Bytes.of(original));
    List<Section> debug =
        elf.sections().stream()
            .filter(s -> s.name().startsWith(".debug_") && s.size() > 8)
            .toList();
    Section hit = debug.get(new Random(seed).nextInt(debug.size()));
    byte[] part = Damage.of(elf.bytes(hit).copy(), seed);
    System.arraycopy(part, 0, copy, (int) hit.offset(), part.length);
    return copy;
  }

  private static int readAll(byte[] bytes) {
    Elf elf = Elf.of(Bytes.of(bytes));
    var types = new FunctionTypes(elf);
    int found = 0;
    for (var symbol : elf.symbols(Section.SYMTAB)) {
      found += types.find(symbol.name(), symbol.value()).isPresent() ? 1 : 0;
      found += types.find(symbol.name(), -1).isPresent() ? 1 : 0;
    }
    var names = Set.of("one", "two", "list", "f_t", "A");
    var wanted =
        new Declarations.Wanted(
            names,
            Set.of("s"),
            Set.of("a", "next"),
            Set.of(new Declarations.Function("three", OptionalLong.empty())));
    Declarations all = types.declarations();
    found += all.find(wanted, Set.of()).size();
    return found + all.gone("two").map(gone -> gone.into().size()).orElse(0);
  }

  @Test
  void theSamplesAreRead() {
    assertEquals(12, readAll(PLAIN));
    assertEquals(12, readAll(PACKED));
  }

  @Property(tries = 2000)
  void damageIsRefusedOrRead(@ForAll long seed) {
    byte[] bytes = damaged(seed % 2 == 0 ? PLAIN : PACKED, seed);
    Damage.outcome(Damage.survives(() -> readAll(bytes)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyFile(byte[] bytes) {
    Damage.survives(() -> readAll(bytes));
  }
}
