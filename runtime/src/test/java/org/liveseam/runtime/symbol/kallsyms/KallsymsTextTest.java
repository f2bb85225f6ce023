package org.liveseam.runtime.symbol.kallsyms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.MalformedFileException;

class KallsymsTextTest {
  private static final String SAMPLE =
      """
      ffffffff81000000 T _text
      ffffffff810005a0 t cmdline_proc_show
      0000000000001000 A cpu_debug_store
      ffffffffc0201000 t v9fs_mount\t[9p]
      ffffffffc0202000 T v9fs_mount\t[9p]
      """;

  static List<byte[]> seeds() {
    return Damage.seeds(SAMPLE.getBytes(StandardCharsets.UTF_8), 40);
  }

  private static Map<String, SymbolTable> read(byte[] text) {
    try {
      return KallsymsText.read(new ByteArrayInputStream(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, SymbolTable> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, SymbolTable> traceable(String text, boolean addresses)
      throws IOException {
    return KallsymsText.readTraceable(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), addresses);
  }

  private static SymbolTable table(Map<String, SymbolTable> tables, String object) {
    return Objects.requireNonNull(tables.get(object));
  }

  @Test
  void symbolsByObject() {
    Map<String, SymbolTable> tables = read(SAMPLE);
    assertEquals(List.of("vmlinux", "9p"), List.copyOf(tables.keySet()));
    SymbolTable kernel = table(tables, "vmlinux");
    assertEquals("cmdline_proc_show", kernel.name(1));
    assertEquals('t', kernel.type(1));
    assertEquals(0xffffffff810005a0L, kernel.address(1));
    assertEquals(2, table(tables, "9p").find("v9fs_mount").length);
    assertTrue(kernel.hasAddresses());
  }

  @Test
  void hiddenAddresses() {
    assertFalse(table(read("0000000000000000 T _text\n"), "vmlinux").hasAddresses());
  }

  @Test
  void theLastLineMayHaveNoEnd() {
    assertEquals(1, table(read("ffffffff81000000 T _text"), "vmlinux").size());
  }

  @Test
  void traceableFunctions() throws IOException {
    SymbolTable plain = table(traceable("schedule\nv9fs_mount [9p]\n", false), "9p");
    assertEquals("v9fs_mount", plain.name(0));
    SymbolTable addressed = table(traceable("ffffffff81000010 schedule\n", true), "vmlinux");
    assertEquals(0xffffffff81000010L, addressed.address(0));
    assertEquals("schedule", addressed.name(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x T name\n",
        " T name\n",
        "ffffffff81000000 T\n",
        "ffffffff81000000 T \n",
        "ffffffff81000000Tname\n",
        "ffffffff81000000 T name\t9p\n",
        "ffffffff81000000 T name\t[]\n",
        "ffffffff8100000011 T name\n",
        "\n"
      })
  void damagedLinesAreRefused(String line) {
    var refused =
        assertThrows(MalformedFileException.class, () -> read("ffffffff81000000 T _text\n" + line));
    assertEquals(25, refused.offset());
  }

  @Test
  void aLineWithoutEndIsRefused() {
    assertThrows(
        MalformedFileException.class, () -> read("ffffffff81000000 T " + "x".repeat(5000)));
  }

  @Property(tries = 50)
  void whatIsPrintedIsRead(
      @ForAll @Size(max = 300) List<@AlphaChars @NotEmpty @StringLength(max = 60) String> names) {
    var text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      text.append("%016x t %s%s\n".formatted(i * 16L, names.get(i), i % 3 == 0 ? "\t[mod]" : ""));
    }
    Map<String, SymbolTable> tables = read(text.toString());
    List<String> kernel = new ArrayList<>();
    List<String> module = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      (i % 3 == 0 ? module : kernel).add(names.get(i));
    }
    assertEquals(kernel, names(tables.get("vmlinux")));
    assertEquals(module, names(tables.get("mod")));
    for (SymbolTable table : tables.values()) {
      SymbolTable copy = SymbolTable.of(Bytes.of(table.toBytes()));
      assertEquals(names(table), names(copy));
    }
  }

  private static List<String> names(@org.jspecify.annotations.Nullable SymbolTable table) {
    List<String> names = new ArrayList<>();
    for (int i = 0; table != null && i < table.size(); i++) {
      names.add(table.name(i));
    }
    return names;
  }

  @Property(tries = 500)
  void damagedTablesAreRefusedOrRead(@ForAll long seed) {
    byte[] stored = read(SAMPLE).values().iterator().next().toBytes();
    Damage.outcome(
        Damage.survives(() -> SymbolTable.of(Bytes.of(Damage.of(stored, seed))).find("_text")));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyBytes(byte[] text) {
    Damage.survives(() -> read(text));
    Damage.survives(
        () -> {
          try {
            KallsymsText.readTraceable(new ByteArrayInputStream(text), true);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
