package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.NativeCall;
import org.liveseam.runtime.process.object.CLibrary;
import org.liveseam.runtime.target.NativeObjects.LibrarySpec;

/** Functions, variables and libraries of one name, of which one is meant. */
final class NamesakesTest {
  private static final String A =
      """
      static __attribute__((noipa)) int helper(int x) { return x + 1; }
      int a(int x) { return helper(x); }
      int count = 7;
      int get(void) { return count; }
      long folded(long x) { return x * 3; }
      static long one(long x) { return x + 1; }
      static long (*pick(void))(long) { return one; }
      __attribute__((visibility("hidden"), ifunc("pick"))) long chosen(long x);
      long uses(long x) { return chosen(x); }
      """;
  private static final String B =
      """
      static __attribute__((noipa)) long helper(const char *s, long d) { return s[0] + d; }
      long b(const char *s, long d) { return helper(s, d); }
      static long count = 1L << 40;
      void set(long to) { count = to; }
      static inline __attribute__((always_inline)) int folded(int x) { return x - 1; }
      __attribute__((noinline)) long f(int x) { return count + folded(x); }
      """;

  @TempDir static Path folder;
  private ScoreLibrary lib;
  private Hosted twins;

  @BeforeEach
  void open() throws Exception {
    lib = new ScoreLibrary(folder.resolve("cache"), "libbeside.so");
    Path second = Files.writeString(folder.resolve("b.c"), B);
    Path file =
        CLibrary.build(
            folder, "libtwins.so", A, "-g", "-fpatchable-function-entry=5", second.toString());
    twins = new Hosted(lib, open(file));
  }

  private String open(Path file) {
    String name = String.valueOf(file.getFileName());
    return lib.connection
        .target()
        .nativeObjects()
        .orElseThrow()
        .open(
            new LibrarySpec(name, Optional.of(file), Optional.empty(), Patches.HERE),
            ScoreLibrary.soon());
  }

  @AfterEach
  void close() {
    lib.close();
  }

  private Patch patch(String function, OptionalInt position, Body body) {
    var one = new FunctionPatch(function, List.of(), position, body, Patches.HERE, Patches.HERE);
    return Patches.patch(
        "twins",
        List.of(
            new ObjectPatch(
                new ObjectRef.Library("libtwins.so"), List.of(one), List.of(), Patches.HERE)));
  }

  private void apply(String function, int position, Body body) {
    var at = position == 0 ? OptionalInt.empty() : OptionalInt.of(position);
    lib.session.apply(List.of(patch(function, at, body)), ApplyOptions.USUAL);
  }

  private List<Diagnostic> mistakes(String function, Body body) {
    return assertThrows(DiagnosticException.class, () -> apply(function, 0, body)).diagnostics();
  }

  private long b(long number) {
    try (var text = new Memory(2)) {
      text.setString(0, "A");
      return twins.call("b", Pointer.nativeValue(text), number);
    }
  }

  @Test
  void eachPositionHasItsOwnType() {
    apply("helper", 1, ScoreLibrary.c("return d * 2 + s[0];"));
    assertEquals((1L << 41) + 'A', b(1L << 40));
    assertEquals(5, (int) twins.call("a", 4L), "the other one is as it was");
    lib.session.revertEffects();
    apply("helper", 2, ScoreLibrary.c("return original(x) * 2;"));
    assertEquals(10, (int) twins.call("a", 4L));
    assertEquals((1L << 40) + 'A', b(1L << 40));
  }

  @Test
  void aNameMeansWhatItMeansInTheReplacedFunctionsUnit() {
    apply("f", 0, ScoreLibrary.c("return count + 1;"));
    assertEquals((1L << 40) + 1, twins.call("f", 0L));
    lib.session.revertEffects();
    apply("get", 0, ScoreLibrary.c("return count + 1;"));
    assertEquals(8, (int) twins.call("get"));
  }

  @Test
  void aNamesakeIsNotTakenForWhatTheCompilerLeftNothingOf() {
    Diagnostic mistake = mistakes("f", ScoreLibrary.c("return folded(x);")).get(0);
    assertEquals("E2052", mistake.code().id());
    assertTrue(mistake.notes().toString().contains("has another `folded`"), mistake.toString());
    apply("get", 0, ScoreLibrary.c("return folded(5);"));
    assertEquals(15, (int) twins.call("get"));
  }

  @Test
  void whatChoosesAFunctionIsNotCalledForIt() {
    Body symbol = new Body.Symbol("chosen", Patches.HERE);
    assertEquals("E2058", mistakes("uses", symbol).get(0).code().id());
    var error = assertThrows(DiagnosticException.class, () -> twins.address("chosen"));
    assertEquals("E1178", error.diagnostics().get(0).code().id());
  }

  /** A program may load two libraries of one file name, but a patch could not say which. */
  @Test
  void aLibraryOfAnotherFolderIsNotTakenForTheOneThatIsLoaded() throws Exception {
    Path one = Files.createDirectories(folder.resolve("one"));
    Path two = Files.createDirectories(folder.resolve("two"));
    Path first = CLibrary.build(one, "libsame.so", "int same(void) { return 1; }\n");
    Path second = CLibrary.build(two, "libsame.so", "int same(void) { return 2; }\n");
    try (var loaded = DynamicLoader.load().open(first.toString())) {
      var error = assertThrows(DiagnosticException.class, () -> open(second));
      assertEquals("E1177", error.diagnostics().get(0).code().id());
      assertTrue(error.diagnostics().get(0).notes().toString().contains("one/libsame.so"));
      assertEquals("libsame.so", open(first));
      assertEquals(1, (int) NativeCall.at(loaded.symbol("same").orElseThrow()).call());
    }
  }
}
