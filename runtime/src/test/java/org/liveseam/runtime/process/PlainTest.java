package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.process.object.CLibrary;
import org.liveseam.runtime.target.NativeObjects.LibrarySpec;

/** Functions of a library that was built without room for jumps. */
final class PlainTest {
  private static final String CODE =
      """
      static volatile int state = 3;
      static __attribute__((noinline)) int own(int x) { return x * state + 1; }
      int plain(int x) { return x * 17 + 1000 + state; }
      int twice(int x) { return plain(x) + plain(x); }
      int tiny(int x) { return x; }
      int uses(int x) { return own(x); }
      __asm__(".globl loops\\n.type loops,@function\\nloops: sub $1,%edi\\n lea 7(%rax),%eax\\n"
              "jns loops\\n ret\\n.size loops,.-loops");
      """;

  @TempDir static Path folder;
  private ScoreLibrary lib;
  private Hosted plain;

  @BeforeEach
  void open() throws Exception {
    lib = new ScoreLibrary(folder.resolve("cache"), "libbeside.so");
    Path file = CLibrary.build(folder, "libplain.so", CODE, "-fcf-protection=branch");
    String name =
        lib.connection
            .target()
            .nativeObjects()
            .orElseThrow()
            .open(
                new LibrarySpec("libplain.so", Optional.of(file), Optional.empty(), Patches.HERE),
                ScoreLibrary.soon());
    plain = new Hosted(lib, name);
  }

  @AfterEach
  void close() {
    lib.close();
  }

  private Patch patch(String name, String function, String code) {
    String text = "int original(int);\nint it(int x) { " + code + " }\n";
    return Patches.movingPrologues(
        Patches.patch(
            name,
            List.of(
                new ObjectPatch(
                    new ObjectRef.Library(plain.name()),
                    List.of(ScoreLibrary.function(function, ScoreLibrary.from("it", text))),
                    List.of(),
                    Patches.HERE))));
  }

  private void apply(Patch patch) {
    lib.session.apply(List.of(patch), ApplyOptions.USUAL);
  }

  private byte[] entry(String function) {
    return new Pointer(plain.address(function)).getByteArray(0, 32);
  }

  @Test
  void theyAreReplacedByMovingTheirFirstInstructions() {
    byte[] before = entry("plain");
    assertEquals(1037, plain.call("plain", 2L));
    Patch one = patch("one", "plain", "return original(x) + 100;");
    var planned = lib.session.plan(List.of(one)).patches().get(0).functions().get(0);
    assertEquals("by moved prologue", planned.reason());
    apply(one);
    assertEquals(1137, plain.call("plain", 2L));
    assertEquals(2274, plain.call("twice", 2L));
    assertArrayEquals(
        new byte[] {before[0], before[1], before[2], before[3], (byte) 0xe9},
        java.util.Arrays.copyOf(entry("plain"), 5),
        "endbr64 stays, a jump is behind it");
    apply(patch("two", "plain", "return original(x) * 2;"));
    assertEquals(2274, plain.call("plain", 2L));
    lib.session.revert(List.of("one"));
    assertEquals(2074, plain.call("plain", 2L));
    lib.session.revert(List.of("two"));
    assertEquals(1037, plain.call("plain", 2L));
    assertArrayEquals(before, entry("plain"), "its own instructions are back");
    apply(one);
    assertEquals(1137, plain.call("plain", 2L));
    lib.session.revert(List.of("one"));
    assertArrayEquals(before, entry("plain"));
  }

  @Test
  void leavingPutsTheInstructionsBack() {
    Pointer entry = new Pointer(plain.address("plain"));
    byte[] before = entry.getByteArray(0, 32);
    // Somebody else keeps it loaded.
    try (var kept =
        com.sun.jna.NativeLibrary.getInstance(folder.resolve("libplain.so").toString())) {
      apply(patch("left", "plain", "return -1;"));
      assertEquals(-1, (int) plain.call("plain", 1L));
      assertFalse(java.util.Arrays.equals(before, entry.getByteArray(0, 32)));
      lib.close();
      assertArrayEquals(before, entry.getByteArray(0, 32), kept.getName());
    }
    lib = new ScoreLibrary(folder.resolve("cache"), "libbeside.so");
  }

  @Test
  void onlyWhereThatIsAllowedAndPossible() {
    Patch allowed = patch("p", "plain", "return 0;");
    var deny = Patches.with(Patches.patch("p", allowed.objects()), allowed.consistency());
    assertFalse(deny.movesPrologues());
    assertFalse(deny.id().equals(allowed.id()), "it is another patch");
    assertTrue(refused(deny, "E1168").contains("prologue allow"));
    assertTrue(
        refused(patch("p", "own", "return 0;"), "E1168")
            .contains("its callers may know which registers it uses"));
    assertTrue(
        refused(patch("p", "tiny", "return 0;"), "E1168")
            .contains("is among its first instructions"));
    assertTrue(
        refused(patch("p", "loops", "return 0;"), "E1168").contains("leads back to its entry"));
  }

  private String refused(Patch patch, String code) {
    var error = assertThrows(DiagnosticException.class, () -> apply(patch));
    assertEquals(code, error.diagnostics().get(0).code().id());
    return error.diagnostics().get(0).message();
  }

  @Test
  void notOfWhatTheEngineStandsOn() {
    for (String object : List.of("libc.so.6", "libjvm.so", "libjava.so", "libcapstone.so.4")) {
      var loaded = lib.connection.target().nativeObjects().orElseThrow().objects().contains(object);
      if (!loaded) {
        continue; // the disassembler is loaded when it is first needed
      }
      String function = object.equals("libc.so.6") ? "qsort" : first(object);
      var patch =
          Patches.movingPrologues(
              Patches.patch(
                  "own",
                  List.of(
                      new ObjectPatch(
                          new ObjectRef.Library(object),
                          List.of(
                              ScoreLibrary.function(
                                  function, ScoreLibrary.from("it", "int it(int x){return x;}\n"))),
                          List.of(),
                          Patches.HERE))));
      assertTrue(refused(patch, "E1168").matches(".*: it (is|belongs to) the .*"), object);
    }
  }

  private String first(String object) {
    return lib.connection.target().nativeObjects().orElseThrow().functions(object).stream()
        .filter(f -> f.exported() && f.size() > 32)
        .findFirst()
        .orElseThrow()
        .name();
  }
}
