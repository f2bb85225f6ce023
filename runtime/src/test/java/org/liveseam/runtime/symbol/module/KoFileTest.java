package org.liveseam.runtime.symbol.module;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.compress.Compression;
import org.liveseam.runtime.symbol.compress.Packer;

class KoFileTest {
  private static final byte[] SAMPLE = KoBuilder.module("sample_mod", new byte[0]);

  static List<byte[]> seeds() {
    return Damage.seeds(SAMPLE, 40);
  }

  private static KoFile readAll(byte[] bytes) {
    KoFile file = KoFile.of(Bytes.of(bytes));
    file.name();
    file.versions();
    file.isSigned();
    file.modinfo().depends();
    file.symbols().table().find("second");
    return file;
  }

  @Test
  void whatItSaysOfItself() {
    KoFile file = readAll(SAMPLE);
    assertEquals(Optional.of("sample_mod"), file.name());
    assertEquals(Optional.of("6.1.0-1 SMP mod_unload "), file.modinfo().vermagic());
    assertEquals(List.of("alpha", "beta"), file.modinfo().depends());
    assertEquals(List.of("x", "y"), file.modinfo().fields().get("alias"));
    assertEquals(OptionalLong.of(0xdeadbeefL), file.moduleLayout());
    assertEquals(OptionalLong.of(896), file.moduleSize());
    assertFalse(file.isSigned());
  }

  @Test
  void aSignatureIsSeen() {
    byte[] mark = "~Module signature appended~\n".getBytes(StandardCharsets.US_ASCII);
    byte[] signed = Arrays.copyOf(SAMPLE, SAMPLE.length + mark.length);
    System.arraycopy(mark, 0, signed, SAMPLE.length, mark.length);
    assertTrue(readAll(signed).isSigned());
  }

  @Test
  void symbolsInTheKernelsOrderWithInitLast() {
    ModuleSymbols symbols = readAll(SAMPLE).symbols();
    List<String> lines =
        IntStream.range(0, symbols.table().size())
            .mapToObj(
                i ->
                    symbols.table().type(i)
                        + " "
                        + symbols.table().name(i)
                        + (symbols.init().get(i) ? " init" : "")
                        + (symbols.traceable().get(i) ? " traced" : ""))
            .toList();
    assertEquals(
        List.of(
            "t second",
            "d counter",
            "r table",
            "b zeros",
            "t second traced",
            "T first traced",
            "W tiny",
            "t setup init",
            "t second init"),
        lines);
    assertArrayEquals(new int[] {0, 4, 8}, symbols.table().find("second"));
  }

  @ParameterizedTest
  @EnumSource(names = {"XZ", "ZSTD", "GZIP"})
  void compressed(Compression compression) throws IOException {
    assertEquals(Optional.of("sample_mod"), readAll(Packer.pack(compression, SAMPLE)).name());
  }

  @Test
  void otherFilesAreRefused() {
    byte[] executable = SAMPLE.clone();
    executable[16] = 2;
    var refused = assertThrows(MalformedFileException.class, () -> readAll(executable));
    assertEquals("a module is a relocatable file", refused.what());
    byte[] empty = new org.liveseam.runtime.elf.ElfBuilder(1).build();
    assertThrows(MalformedFileException.class, () -> readAll(empty));
  }

  @Property(tries = 2000)
  void damageIsRefusedOrRead(@ForAll long seed) {
    byte[] bytes = Damage.of(SAMPLE, seed);
    Damage.outcome(Damage.survives(() -> readAll(bytes)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyBytes(byte[] bytes) {
    Damage.survives(() -> readAll(bytes));
  }
}
