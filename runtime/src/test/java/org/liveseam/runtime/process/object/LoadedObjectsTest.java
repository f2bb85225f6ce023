package org.liveseam.runtime.process.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ObjectErrors;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.LoaderException;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.process.object.ObjectSymbol.Kind;

/** Objects of this very process, and of libraries that are built, replaced and stripped. */
final class LoadedObjectsTest {
  private static final String SOURCE =
      """
      int shared = 41;
      static volatile int secret = 42;
      _Thread_local int per_thread = 43;
      __attribute__((noinline)) static int twin(int a) { return a + secret; }
      int first(int a) { return twin(a) + shared + per_thread; }
      """;
  private static final String TWIN =
      """
      static volatile int secret = 7;
      __attribute__((noinline)) static int twin(int a) { return a * secret; }
      int second(int a) { return twin(a); }
      """;

  @TempDir Path folder;
  private DynamicLoader loader;
  private OwnMemory memory;
  private LoadedObjects objects;

  @BeforeEach
  void open() throws IOException {
    loader = DynamicLoader.load();
    memory = OwnMemory.load();
    objects = new LoadedObjects(loader, memory);
  }

  private int word(long address) throws IOException {
    return ByteBuffer.wrap(memory.read(address, 4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  private LoadedObject library(String name) {
    return objects.find(name).orElseThrow();
  }

  @Test
  void theProgramAndItsLibraries() {
    List<LoadedObject> all = objects.list();
    assertEquals(LoadedObject.EXECUTABLE, all.get(0).name());
    assertTrue(all.get(0).functions().stream().anyMatch(f -> f.name().equals("main")));
    // Another one, if something was unloaded meanwhile.
    assertEquals(all.get(0).base(), objects.find("executable").orElseThrow().base());
    assertTrue(library("libjvm.so").functions().size() > 1000);
    assertTrue(library("libjvm.so").buildId().isPresent());
    assertEquals(Optional.of("libc.so.6"), library("libc.so.6").soname());
    assertTrue(objects.find("libnone.so").isEmpty());
    LoadedObject c = library("libc.so.6");
    long getpid = c.functions("getpid").get(0).address();
    assertEquals(c.base(), objects.at(getpid).orElseThrow().base());
    assertTrue(objects.at(1).isEmpty());
  }

  @Test
  void whatTheEngineStandsOnIsRefused() {
    for (String name : List.of("libc.so.6", "libjvm.so", "libjava.so", "linux-vdso.so.1")) {
      List<ObjectFunction> functions = library(name).functions();
      assertFalse(functions.isEmpty(), name);
      assertTrue(functions.stream().allMatch(f -> f.unpatchable().isPresent()), name);
      assertTrue(functions.stream().allMatch(f -> f.site().isEmpty()), name);
    }
    String why = library("libc.so.6").functions("malloc").get(0).unpatchable().orElseThrow();
    assertTrue(why.contains("C library"), why);
  }

  @Test
  void anIfuncOfTheCLibraryIsWhatTheLoaderChose() throws IOException {
    ObjectFunction strlen =
        library("libc.so.6").functions("strlen").stream().findFirst().orElseThrow();
    try (var handle = loader.find("libc.so.6").orElseThrow()) {
      assertEquals(handle.symbol("strlen").orElseThrow(), strlen.address());
    }
  }

  @Test
  void staticFunctionsAndDataHaveAddresses() throws Exception {
    Files.writeString(folder.resolve("twin.c"), TWIN);
    CLibrary.build(
        folder, "libtwin.so", SOURCE, "-fpatchable-function-entry=5", folder + "/twin.c");
    try (var handle = loader.open(folder.resolve("libtwin.so").toString())) {
      LoadedObject twin = library("libtwin.so");
      List<ObjectFunction> both = twin.functions("twin");
      assertEquals(List.of(1, 2), both.stream().map(ObjectFunction::position).toList());
      assertTrue(both.get(0).address() < both.get(1).address());
      assertNotEquals(both.get(0).site(), both.get(1).site());
      List<ObjectSymbol> secrets =
          twin.symbols().stream().filter(s -> s.name().equals("secret")).toList();
      assertEquals(2, secrets.size());
      assertEquals(49, word(secrets.get(0).address()) + word(secrets.get(1).address()));
      ObjectSymbol shared = symbol(twin, "shared");
      assertEquals(
          new ObjectSymbol("shared", Kind.DATA, shared.address(), 4, true, true, 1), shared);
      assertEquals(handle.symbol("shared").orElseThrow(), shared.address());
      assertEquals(Kind.THREAD_LOCAL, symbol(twin, "per_thread").kind());
      assertTrue(symbol(twin, "per_thread").address() < 4096);
    }
  }

  private static ObjectSymbol symbol(LoadedObject object, String name) {
    return object.symbols().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Wl,--build-id", "-Wl,--build-id=none"})
  void aReplacedFileIsRefused(String buildId) throws Exception {
    Path file = CLibrary.build(folder, "libold.so", SOURCE, buildId);
    try (var handle = loader.open(file.toString())) {
      assertEquals(1, library("libold.so").functions("first").size());
      Path other = CLibrary.build(folder, "libnew.so", TWIN, buildId);
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      LoadedObject replaced = new LoadedObjects(loader, memory).find("libold.so").orElseThrow();
      assertEquals(handle.base(), replaced.base());
      var refused = assertThrows(DiagnosticException.class, replaced::functions);
      assertSame(ObjectErrors.REPLACED, refused.diagnostics().get(0).code());
      Files.delete(file);
      assertSame(
          ObjectErrors.UNREADABLE,
          assertThrows(DiagnosticException.class, replaced::functions).diagnostics().get(0).code());
    }
  }

  @Test
  void whatIsUnloadedIsGoneAndWhatIsPinnedStays() throws Exception {
    Path file = CLibrary.build(folder, "libbrief.so", SOURCE);
    LoadedObjects.Generation before = objects.generation();
    var handle = loader.open(file.toString());
    LoadedObject brief = library("libbrief.so");
    assertSame(brief, library("libbrief.so"));
    assertTrue(objects.generation().added() > before.added());
    handle.close();
    assertTrue(objects.find("libbrief.so").isEmpty());
    var gone = assertThrows(DiagnosticException.class, brief::functions);
    assertSame(ObjectErrors.MEMORY, gone.diagnostics().get(0).code());
    assertThrows(IllegalStateException.class, () -> handle.symbol("first"));

    var again = loader.open(file.toString());
    assertNotSame(brief, library("libbrief.so"));
    assertTrue(loader.pin(file.toString()));
    again.close();
    assertTrue(objects.find("libbrief.so").isPresent());
    assertFalse(loader.pin(folder + "/libnone.so"));
    assertTrue(loader.find(folder + "/libnone.so").isEmpty());
    var missing = assertThrows(LoaderException.class, () -> loader.open(folder + "/libnone.so"));
    assertTrue(missing.toString().contains("libnone.so"), missing.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "build-id"})
  void aSeparateFileHasTheStaticNames(String how) throws Exception {
    Path file = CLibrary.build(folder, "libbare.so", SOURCE, "-fpatchable-function-entry=5");
    Path debug = folder.resolve("libbare.so.debug");
    CLibrary.run(
        folder, List.of("objcopy", "--only-keep-debug", file.toString(), debug.toString()));
    CLibrary.run(folder, List.of("strip", "--strip-all", file.toString()));
    Path root = Files.createDirectories(folder.resolve("root"));
    if (how.equals("link")) {
      CLibrary.run(folder, List.of("objcopy", "--add-gnu-debuglink=" + debug, file.toString()));
    }
    try (var handle = loader.open(file.toString())) {
      var reader = new LoadedObjects(loader, memory, new DebugFiles(root));
      LoadedObject bare = reader.find("libbare.so").orElseThrow();
      assertEquals(handle.base(), bare.base());
      if (how.equals("build-id")) {
        assertTrue(bare.functions("twin").isEmpty());
        assertTrue(bare.functions("first").get(0).site().isPresent());
        String id = bare.buildId().orElseThrow();
        Path place = root.resolve(".build-id").resolve(id.substring(0, 2));
        Files.createDirectories(place);
        Files.move(debug, place.resolve(id.substring(2) + ".debug"));
        bare =
            new LoadedObjects(loader, memory, new DebugFiles(root))
                .find("libbare.so")
                .orElseThrow();
      }
      assertTrue(bare.functions("twin").get(0).site().isPresent());
      assertTrue(bare.functions("first").get(0).exported());
    }
  }

  @Test
  void aDebugFileOfAnotherBuildIsNotUsed() throws Exception {
    Path file = CLibrary.build(folder, "libmixed.so", SOURCE);
    Path debug = folder.resolve("libmixed.so.debug");
    CLibrary.run(
        folder, List.of("objcopy", "--only-keep-debug", file.toString(), debug.toString()));
    CLibrary.run(folder, List.of("strip", "--strip-all", file.toString()));
    CLibrary.run(folder, List.of("objcopy", "--add-gnu-debuglink=" + debug, file.toString()));
    Files.write(debug, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
    try (var handle = loader.open(file.toString())) {
      LoadedObject mixed =
          new LoadedObjects(loader, memory, new DebugFiles(folder))
              .find("libmixed.so")
              .orElseThrow();
      assertEquals(handle.base(), mixed.base());
      assertTrue(mixed.functions("twin").isEmpty());
    }
  }
}
