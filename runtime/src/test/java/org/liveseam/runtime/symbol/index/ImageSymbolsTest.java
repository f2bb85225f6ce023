package org.liveseam.runtime.symbol.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.liveseam.runtime.symbol.btf.BtfBuilder.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.FunctionCandidate;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.symbol.btf.BtfBuilder;
import org.liveseam.runtime.symbol.btf.Kind;
import org.liveseam.runtime.symbol.compress.Compression;
import org.liveseam.runtime.symbol.image.ImageBuilder;
import org.liveseam.runtime.symbol.module.KoBuilder;

class ImageSymbolsTest {
  @TempDir Path directory;
  private Path image;
  private Path modules;

  @BeforeEach
  void install() throws IOException {
    var kernel = new BtfBuilder();
    int integer = kernel.integer("int", 4);
    kernel.function("func_0", kernel.prototype(integer, item("count", integer)));
    kernel.struct(Kind.STRUCT, "klp_func", 8, false, item("old_name", integer, 0));
    var module = new BtfBuilder(kernel.nextType(), kernel.stringBytes());
    module.function("first", module.prototype(0, item("n", integer)));
    image =
        Files.write(
            directory.resolve("vmlinuz"),
            ImageBuilder.boot(Compression.XZ, ImageBuilder.vmlinux(kernel.build())));
    modules = Files.createDirectory(directory.resolve("modules"));
    Files.write(modules.resolve("sample-mod.ko"), KoBuilder.module("sample_mod", module.build()));
    Files.write(modules.resolve("broken.ko"), new byte[] {1, 2, 3});
    Files.write(modules.resolve("odd.ko"), KoBuilder.module("odd", new byte[] {1, 2, 3}));
  }

  private ImageSymbols open() {
    return ImageSymbols.open(image, modules);
  }

  private static FunctionCandidate only(KernelSymbols symbols, String object, String name) {
    List<FunctionCandidate> found = symbols.functions(object, name);
    assertEquals(1, found.size(), name);
    return found.getFirst();
  }

  @Test
  void aFunctionOfTheKernel() {
    FunctionCandidate function = only(open(), "vmlinux", "func_0");
    assertEquals(ImageBuilder.TEXT, function.address());
    assertEquals(1, function.position());
    assertEquals(Traceable.yes(), function.traceable());
    assertEquals(Optional.of("static int func_0(int count)"), function.declaration());
  }

  @Test
  void whatCanBeTracedAndWhyNot() {
    ImageSymbols symbols = open();
    assertEquals(
        Traceable.yes(), only(symbols, "vmlinux", "func_13").traceable(), "behind endbr64");
    assertEquals(
        Traceable.no("no ftrace call at its start: notrace, assembly, or built without tracing"),
        only(symbols, "vmlinux", "func_6").traceable());
    assertEquals(Traceable.no("data, not code"), only(symbols, "vmlinux", "func_2").traceable());
    assertEquals(
        Traceable.no("init code, gone once the kernel is up"),
        only(symbols, "vmlinux", "func_288").traceable());
  }

  @Test
  void equalNamesHavePositions() {
    List<FunctionCandidate> twice = open().functions("vmlinux", "twice");
    assertEquals(
        List.of(1, 2, 3, 4, 5, 6), twice.stream().map(FunctionCandidate::position).toList());
    assertTrue(twice.stream().anyMatch(FunctionCandidate::isText));
    assertTrue(twice.stream().anyMatch(c -> !c.isText()));
  }

  @Test
  void aFunctionOfAModule() {
    ImageSymbols symbols = open();
    FunctionCandidate function = only(symbols, "sample-mod", "first");
    assertEquals("sample_mod", function.object());
    assertEquals(Optional.of("void first(int n)"), function.declaration());
    assertEquals(Traceable.yes(), function.traceable());
    List<FunctionCandidate> seconds = symbols.functions("sample_mod", "second");
    assertEquals(3, seconds.size());
    assertEquals(Traceable.yes(), seconds.get(1).traceable());
    assertEquals(
        Traceable.no("init code, gone once the module is loaded"), seconds.get(2).traceable());
  }

  @Test
  void objectsAndNames() {
    ImageSymbols symbols = open();
    assertTrue(symbols.hasObject("vmlinux"));
    assertTrue(symbols.hasObject("sample-mod"));
    assertFalse(symbols.hasObject("absent"));
    assertEquals(List.of(), symbols.functions("absent", "x"));
    assertEquals(
        List.of("second", "second", "first", "tiny", "setup", "second"),
        symbols.names("sample_mod").toList());
    assertEquals(List.of("first"), symbols.similar("sample_mod", "frist", 2));
    assertEquals(8, symbols.struct("klp_func").orElseThrow().size());
    assertEquals(ImageBuilder.VERSION, symbols.version());
  }

  @Test
  void damagedTypesAreAGapAndADamagedModuleAnError() {
    ImageSymbols symbols = open();
    assertEquals(Optional.empty(), only(symbols, "odd", "first").prototype());
    assertEquals(List.of("type information of odd is damaged: no BTF of version 1"), gaps(symbols));
    assertThrows(MalformedFileException.class, () -> symbols.hasObject("broken"));
  }

  private static List<String> gaps(KernelSymbols symbols) {
    return symbols.gaps().stream().map(g -> g.replaceAll(" \\(at byte \\d+\\)", "")).toList();
  }

  @Test
  void anAbsentImageIsAnErrorOnlyWhenAsked() {
    ImageSymbols symbols = ImageSymbols.open(directory.resolve("absent"), modules);
    assertEquals(1, symbols.functions("sample_mod", "tiny").size());
    assertThrows(UncheckedIOException.class, () -> symbols.functions("vmlinux", "x"));
  }

  @Test
  void theCacheAnswersTheSame() throws IOException {
    Path cache = directory.resolve("cache");
    var first = ImageSymbols.open(image, modules, cache);
    assertEquals(only(open(), "vmlinux", "func_0"), only(first, "vmlinux", "func_0"));
    Path file;
    try (var files = Files.list(cache)) {
      file = files.findFirst().orElseThrow();
    }
    // Damage: read from the image again, and the cache is whole again.
    byte[] good = Files.readAllBytes(file);
    Files.write(file, new byte[] {1});
    assertEquals(
        only(first, "vmlinux", "func_0"),
        only(ImageSymbols.open(image, modules, cache), "vmlinux", "func_0"));
    assertEquals(good.length, Files.size(file));
    assertEquals(List.of(), first.gaps());
  }

  @Test
  void aCacheThatCannotBeWrittenIsAGap() throws IOException {
    Path file = Files.write(directory.resolve("file"), new byte[0]);
    var symbols = ImageSymbols.open(image, modules, file);
    assertEquals(1, symbols.functions("vmlinux", "func_0").size());
    assertTrue(
        symbols.gaps().getFirst().startsWith("the cache of the kernel image was not written"));
  }
}
