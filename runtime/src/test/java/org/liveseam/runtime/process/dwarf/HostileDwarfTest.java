package org.liveseam.runtime.process.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.process.dwarf.Declarations.Wanted;
import org.liveseam.runtime.process.object.CLibrary;

/** Debugging information made by hand, to keep its reader busy for ever. */
final class HostileDwarfTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  /** DWARF 4; references are offsets in the unit, whose root is at 11. */
  private static final String ABBREVIATIONS =
      """
      .section .debug_abbrev,"",@progbits
      .byte 1,0x11,1, 0x13,0x0b, 0,0
      .byte 2,0x2e,1, 0x03,0x08, 0x01,0x13, 0,0
      .byte 3,0x0b,1, 0x01,0x13, 0,0
      .byte 4,0x15,1, 0,0
      .byte 5,0x05,0, 0x49,0x13, 0,0
      .byte 6,0x34,0, 0x03,0x08, 0x49,0x13, 0,0
      .byte 7,0x0f,0, 0x49,0x13, 0,0
      .byte 0
      """;

  private static String unit(String entries) {
    return ABBREVIATIONS
        + """
        .section .debug_info,"",@progbits
        unit: .long end - start
        start: .2byte 4
        .long 0
        .byte 8
        .byte 1, 0x0c
        """
        + entries
        + ".byte 0\nend:\n";
  }

  private Declarations read(String entries) throws Exception {
    Path text = Files.writeString(folder.resolve("hostile.s"), unit(entries));
    Path file = CLibrary.build(folder, "libhostile.so", "int x;\n", "-g0", text.toString());
    return new FunctionTypes(Elf.of(Bytes.of(Files.readAllBytes(file)))).declarations();
  }

  /** Each entry's sibling is its own first child. */
  @Test
  void siblingsThatAreChildren() throws Exception {
    int depth = 200;
    var entries = new StringBuilder();
    entries.append(".byte 2\n.asciz \"f\"\n.long first - unit\nfirst:\n");
    for (int i = 0; i < depth; i++) {
      entries.append(".byte 3\n.long b%d - unit\nb%d:\n".formatted(i, i));
    }
    entries.append(".fill %d, 1, 0\n".formatted(depth + 1));
    Declarations all = read(entries.toString());
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertEquals(
                Optional.of(List.of()), all.gone("f").map(Declarations.Gone::into), "read"));
  }

  /** Function types of two parameters, both of the next function type. */
  @Test
  void typesThatShareTheirParts() throws Exception {
    int depth = 90;
    var entries = new StringBuilder(".byte 6\n.asciz \"v\"\n.long p0 - unit\n");
    for (int i = 0; i < depth; i += 3) {
      entries.append("p%d: .byte 7\n.long s%d - unit\n".formatted(i, i));
      entries.append("s%d: .byte 4\n".formatted(i));
      entries.append(".byte 5\n.long p%d - unit\n".formatted(i + 3).repeat(2)).append(".byte 0\n");
    }
    entries.append("p%d: .byte 4, 0\n".formatted(depth));
    Declarations all = read(entries.toString());
    var wanted = new Wanted(Set.of("v"), Set.of(), Set.of(), Set.of());
    assertTimeoutPreemptively(SOON, () -> Damage.survives(() -> all.find(wanted, Set.of())));
  }
}
