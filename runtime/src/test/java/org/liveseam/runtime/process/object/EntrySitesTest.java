package org.liveseam.runtime.process.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.process.object.CLibrary.Flavour;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.Kind;

/** Sites of real libraries, as this machine's compiler and loader make them. */
final class EntrySitesTest {
  private static final String SOURCE =
      """
      #include <stdlib.h>
      int counter;
      static int hidden_state = 3;
      _Thread_local int per_thread;
      __attribute__((noinline)) static int hidden(int a) { return a * hidden_state++; }
      int score(int a) { return hidden(a) + counter + per_thread; }
      int alias(int a) __attribute__((alias("score")));
      __attribute__((noinline)) static int part(int a, int unused) { return a * 7 + counter++; }
      int clones(int a) { return part(a, 1) + part(a + 1, 2); }
      void fail(void) __attribute__((cold, noreturn));
      void fail(void) { abort(); }
      int chilly(int a) {
        if (__builtin_expect(a < 0, 0)) { counter = a; fail(); }
        return a + 1;
      }
      static int one(int a) { return a + 1; }
      static int two(int a) { return a + 2; }
      static void *choose(void) { return sizeof(int) == 4 ? (void *) two : (void *) one; }
      int chosen(int a) __attribute__((ifunc("choose")));
      static void *choose_static(void) { return (void *) one; }
      __attribute__((ifunc("choose_static"), visibility("hidden"))) int private_choice(int a);
      int uses(int a) { return private_choice(a); }
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

  private static ObjectFunction only(LoadedObject object, String name) {
    List<ObjectFunction> found = object.functions(name);
    assertEquals(1, found.size(), name);
    return found.get(0);
  }

  /** A symbol's size is whatever the author of some assembly wrote. */
  @Test
  void noFunctionGoesBeyondTheCodeThatIsMapped() throws Exception {
    Path file =
        CLibrary.build(
            folder,
            "libliar.so",
            """
            int score(int a) { return a; }
            __asm__(".text; .globl liar; .type liar,@function; liar: ret; .size liar,0x40000000");
            """);
    try (var handle = loader.open(file.toString())) {
      LoadedObject library = objects.find("libliar.so").orElseThrow();
      ObjectFunction liar = only(library, "liar");
      assertEquals(0x40000000, liar.size());
      var code = library.code(liar).get(0);
      assertTrue(code.end() - code.start() < 4096, code::toString);
      assertEquals(1, memory.read(code.end() - 1, 1).length);
      assertTrue(handle.base() < code.start());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFlavour(Flavour flavour) throws Exception {
    String name = "libsites_" + flavour.name().toLowerCase(java.util.Locale.ROOT) + ".so";
    Path file = CLibrary.build(folder, name, SOURCE, flavour.flags());
    try (var handle = loader.open(file.toString())) {
      LoadedObject library = objects.find(name).orElseThrow();
      assertEquals(handle.base(), library.base());
      ObjectFunction score = only(library, "score");
      assertEquals(handle.symbol("score").orElseThrow(), score.address());
      assertTrue(score.exported());
      assertFalse(only(library, "hidden").exported());
      if (flavour == Flavour.PLAIN) {
        assertTrue(library.functions().stream().allMatch(f -> f.site().isEmpty()));
        assertEquals(
            "it was built without entry sites; build it with -fpatchable-function-entry=5, or allow"
                + " its first instructions to be moved: `prologue allow`",
            score.unpatchable().orElseThrow());
        return;
      }
      EntrySite site = score.site().orElseThrow();
      check(flavour, score, site);
      assertSame(site, only(library, "alias").site().orElseThrow());
      check(flavour, only(library, "hidden"), only(library, "hidden").site().orElseThrow());
      coldPartsBelongToTheirFunction(library);
      ifuncs(library);
    }
  }

  private void check(Flavour flavour, ObjectFunction function, EntrySite site) throws IOException {
    byte[] code = memory.read(function.address(), 16);
    boolean pad = code[0] == (byte) 0xf3 && code[1] == 0x0f && code[2] == 0x1e;
    // Static functions that are called directly have no landing pad.
    assertTrue(pad == (flavour.name().endsWith("CET") && function.exported()));
    assertEquals(function.address() + (pad ? 4 : 0), site.address());
    assertEquals(function.address(), site.function().start());
    assertEquals(function.address() + function.size(), site.function().end());
    byte[] room = memory.read(site.address(), (int) (site.body() - site.address()));
    switch (site.kind()) {
      case NOPS_5 -> assertArrayEquals(nops(5), room);
      case NOPS_16_14 -> {
        assertArrayEquals(nops(2), room);
        assertArrayEquals(nops(14), memory.read(function.address() - 14, 14));
      }
      case FENTRY -> {
        assertEquals(6, room.length);
        assertEquals((byte) 0xff, room[0]);
      }
      case PROLOGUE -> throw new AssertionError("not asked for");
    }
    assertTrue(flavour.name().startsWith(site.kind().name()), site.toString());
  }

  private static byte[] nops(int count) {
    byte[] nops = new byte[count];
    java.util.Arrays.fill(nops, (byte) 0x90);
    return nops;
  }

  private static void coldPartsBelongToTheirFunction(LoadedObject library) {
    ObjectFunction cold = only(library, "chilly.cold");
    EntrySite site = only(library, "chilly").site().orElseThrow();
    assertEquals(1, site.elsewhere().size());
    assertEquals(cold.address(), site.elsewhere().get(0).start());
    assertEquals(cold.address() + cold.size(), site.elsewhere().get(0).end());
    assertEquals(
        "it is a part of `chilly` that the compiler moved away, and is replaced with it",
        cold.unpatchable().orElseThrow());
  }

  private static void ifuncs(LoadedObject library) {
    assertEquals(only(library, "two").site(), only(library, "chosen").site());
    assertEquals(only(library, "two").address(), only(library, "chosen").address());
    ObjectFunction hidden = only(library, "private_choice");
    assertTrue(hidden.site().isEmpty());
    assertTrue(hidden.unpatchable().orElseThrow().contains("IFUNC"));
  }

  @Test
  void clonesHaveSitesAndNamesOfTheirOwn() throws Exception {
    Path file = CLibrary.build(folder, "libclones.so", SOURCE, "-fpatchable-function-entry=5");
    try (var handle = loader.open(file.toString())) {
      LoadedObject library = objects.find("libclones.so").orElseThrow();
      assertEquals(handle.base(), library.base());
      ObjectFunction clone =
          library.functions().stream()
              .filter(f -> f.name().startsWith("part."))
              .findFirst()
              .orElseThrow();
      assertEquals(Kind.NOPS_5, clone.site().orElseThrow().kind());
      assertEquals(
          clone.name(), library.at(clone.address() + clone.size() - 1).orElseThrow().name());
    }
  }

  @Test
  void tooFewNopsAreTooShort() throws Exception {
    Path file = CLibrary.build(folder, "libshort.so", SOURCE, "-fpatchable-function-entry=3");
    try (var handle = loader.open(file.toString())) {
      LoadedObject library = objects.find("libshort.so").orElseThrow();
      assertEquals(handle.base(), library.base());
      assertEquals(
          "its entry has no room for a jump; build it with -fpatchable-function-entry=5",
          only(library, "score").unpatchable().orElseThrow());
    }
  }

  /** A stripped file has no name for a cold part; the jump to it tells where it is. */
  @Test
  void coldPartsOfStrippedLibrariesAreFound() throws Exception {
    Path file = CLibrary.build(folder, "libbald.so", SOURCE, "-fpatchable-function-entry=5");
    try (var handle = loader.open(file.toString())) {
      LoadedObject whole = objects.find("libbald.so").orElseThrow();
      assertEquals(handle.base(), whole.base());
      ObjectFunction cold = only(whole, "chilly.cold");
      EntrySite named = only(whole, "chilly").site().orElseThrow();
      // To another file, for this one is mapped.
      Path bare = folder.resolve("bare.so");
      CLibrary.run(folder, List.of("strip", "-o", bare.toString(), file.toString()));
      Files.move(bare, file, StandardCopyOption.REPLACE_EXISTING);
      LoadedObject bald = new LoadedObjects(loader, memory).find("libbald.so").orElseThrow();
      assertTrue(bald.functions("chilly.cold").isEmpty());
      EntrySite site = only(bald, "chilly").site().orElseThrow();
      assertEquals(named.address(), site.address());
      assertEquals(1, site.elsewhere().size());
      assertEquals(cold.address(), site.elsewhere().get(0).start());
      assertTrue(site.elsewhere().get(0).contains(cold.address() + cold.size() - 1));
      assertEquals(List.of(), only(bald, "clones").site().orElseThrow().elsewhere());
    }
  }
}
