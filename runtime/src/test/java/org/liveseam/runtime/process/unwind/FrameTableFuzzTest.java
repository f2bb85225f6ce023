package org.liveseam.runtime.process.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Cursor;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.elf.Section;

/** Tables as they come from files and memory of others: read or refused, in bounded time. */
final class FrameTableFuzzTest {
  private static final long BASE = 0x10000;
  private static final byte[] SAMPLE = sample();

  /** The tables of the loader, which is there on every machine: header to the end of entries. */
  private static byte[] sample() {
    try {
      Path loader = Path.of("/lib64/ld-linux-x86-64.so.2").toRealPath();
      Elf elf = Elf.of(Bytes.of(Files.readAllBytes(loader)));
      Section header = elf.section(".eh_frame_hdr").orElseThrow();
      Section frames = elf.section(".eh_frame").orElseThrow();
      return elf.bytes()
          .copy(header.offset(), frames.offset() + frames.size() - header.offset(), "tables");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<byte[]> seeds() {
    return Damage.seeds(SAMPLE, 20);
  }

  private static int readAll(byte[] bytes) {
    FrameTable table = new FrameTable(Bytes.of(bytes), BASE, BASE);
    int found = 0;
    for (int i = 0; i < Math.min(table.size(), 100); i++) {
      long pc = BASE + Bytes.of(bytes).i32(12 + i * 8L) + 1;
      Optional<FrameEntry> entry = table.find(pc);
      if (entry.isPresent()) {
        found++;
        step(entry.get(), pc);
      }
    }
    return found;
  }

  private static void step(FrameEntry entry, long pc) {
    try {
      Caller.of(
          entry,
          pc,
          Registers.of(pc, 4096).withPreserved(1, 2, 3, 4, 5, 6),
          address -> OptionalLong.of(address + 8));
    } catch (UnreliableException e) {
      assertTrue(!e.reason().isEmpty());
    }
  }

  @Test
  void theSampleIsRead() {
    // Stubs of one byte end before the place that is asked for.
    assertTrue(readAll(SAMPLE) > 95);
  }

  @Property(tries = 2000)
  void damageIsRefusedOrRead(@ForAll long seed) {
    byte[] bytes = Damage.of(SAMPLE, seed);
    Damage.outcome(Damage.survives(() -> readAll(bytes)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyTable(byte[] bytes) {
    Damage.survives(() -> readAll(bytes));
  }

  @MethodSource("expressions")
  @FuzzTest
  void anyExpression(byte[] bytes) {
    Damage.survives(
        () -> {
          try {
            Expression.evaluate(
                Bytes.of(bytes), Registers.of(1, 4096), OptionalLong::of, OptionalLong.of(7));
          } catch (UnreliableException e) {
            assertTrue(!e.reason().isEmpty());
          }
        });
  }

  static List<byte[]> expressions() {
    // lit1, dup, plus; an endless branch back; sp + 8, loaded; a division by zero
    return List.of(
        new byte[] {0x31, 0x12, 0x22},
        new byte[] {0x2f, (byte) 0xfd, (byte) 0xff},
        new byte[] {0x77, 8, 6},
        new byte[] {0x31, 0x30, 0x1b});
  }

  @Test
  void expressionsThatDoNotEndAreRefused() {
    for (int i : new int[] {1, 3}) {
      Bytes code = Bytes.of(expressions().get(i));
      assertThrows(
          MalformedFileException.class,
          () ->
              Expression.evaluate(
                  code, Registers.of(1, 1), a -> OptionalLong.empty(), OptionalLong.empty()));
    }
  }

  @Property
  void numbersOfVariableLength(@ForAll long value) {
    assertEquals(value, new Cursor(Bytes.of(sleb(value))).sleb());
    assertEquals(value, new Cursor(Bytes.of(uleb(value))).uleb());
  }

  private static byte[] uleb(long value) {
    var out = new java.io.ByteArrayOutputStream();
    long rest = value;
    do {
      int part = (int) (rest & 0x7f);
      rest >>>= 7;
      out.write(rest == 0 ? part : part | 0x80);
    } while (rest != 0);
    return out.toByteArray();
  }

  private static byte[] sleb(long value) {
    var out = new java.io.ByteArrayOutputStream();
    long rest = value;
    boolean more = true;
    while (more) {
      int part = (int) (rest & 0x7f);
      rest >>= 7;
      more = !((rest == 0 && (part & 0x40) == 0) || (rest == -1 && (part & 0x40) != 0));
      out.write(more ? part | 0x80 : part);
    }
    return out.toByteArray();
  }
}
