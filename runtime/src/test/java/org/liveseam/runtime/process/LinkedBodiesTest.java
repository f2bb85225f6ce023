package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.BinaryFile;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.process.object.CLibrary;

/** Replacements in shared libraries that their author linked. */
final class LinkedBodiesTest {
  @TempDir static Path cache;
  @TempDir Path folder;
  private ScoreLibrary lib;

  @BeforeEach
  void open() {
    lib = new ScoreLibrary(cache, "liblinked.so");
  }

  @AfterEach
  void close() {
    lib.close();
  }

  private void apply(String code, String... flags) throws Exception {
    Path file = CLibrary.build(folder, "libfix.so", code, flags);
    var binary = new BinaryFile(Path.of("/tmp/libfix.so"), Files.readAllBytes(file));
    Body body = new Body.SymbolFromBinary("mine", binary, Patches.HERE);
    lib.session.apply(List.of(lib.patch("linked", "score", body)), ApplyOptions.USUAL);
  }

  private String refused(String code, String... flags) {
    var error = assertThrows(DiagnosticException.class, () -> apply(code, flags));
    return error.diagnostics().get(0).toString();
  }

  @Test
  void constructorsSeeWhatIsBound() throws Exception {
    apply(
        """
        extern int helper(int);
        extern int bonus;
        int *volatile where = &bonus;
        int (*volatile call)(int) = helper;
        static int seen = -1;
        __attribute__((constructor)) static void begin(void) {
          int *volatile own = &bonus;
          int (*volatile way)(int) = helper;
          if (own && own == where && way && way == call) seen = *own * 100 + helper(5);
        }
        int mine(int user) { return seen; }
        """,
        "-Wl,-z,relro,-z,now");
    assertEquals(106, lib.call("score", 0));
  }

  @Test
  void theExportedFunctionRunsAndNotAStaticOneOfItsName() throws Exception {
    Path other =
        Files.writeString(
            folder.resolve("other.c"),
            "static __attribute__((noinline,used)) int mine(int u) { return 1 + u; }\n"
                + "int other(int u) { return mine(u); }\n");
    apply("int mine(int user) { return 2; }\n", other.toString());
    assertEquals(2, lib.call("score", 0));
  }

  @Test
  void theDefaultVersionRuns() throws Exception {
    Path script =
        Files.writeString(folder.resolve("versions"), "V1 { global: mine; };\nV2 { } V1;\n");
    String old = "__asm__(\".symver older,mine@V1\");\nint older(int u) { return 1; }\n";
    String now = "__asm__(\".symver newer,mine@@V2\");\nint newer(int u) { return 2; }\n";
    var flags = List.of("-Wl,--version-script=" + script, "-fno-toplevel-reorder");
    apply(old + now, flags.toArray(String[]::new));
    assertEquals(2, lib.call("score", 0));
    lib.session.revertEffects();
    var stripped = new ArrayList<>(flags);
    stripped.add("-s");
    apply(old + now, stripped.toArray(String[]::new));
    assertEquals(2, lib.call("score", 0));
    lib.session.revertEffects();
    String only = refused(old, flags.toArray(String[]::new));
    assertTrue(only.contains("defines no function `mine`"), only);
  }

  @Test
  void whatItWasLinkedWithIsItsOwn() throws Exception {
    Path loaded = Files.createDirectories(folder.resolve("loaded"));
    Path needed = Files.createDirectories(folder.resolve("needed"));
    Path first = CLibrary.build(loaded, "libfirst.so", "int dep(int u) { return u + 20; }\n");
    CLibrary.build(needed, "libdep.so", "int dep(int u) { return u + 10; }\n");
    String code = "extern int dep(int);\nint mine(int user) { return dep(user); }\n";
    try (var handle = DynamicLoader.load().open(first.toString())) {
      assertTrue(handle.symbol("dep").isPresent());
      apply(code, "-L" + needed, "-Wl,--no-as-needed", "-ldep", "-Wl,-rpath," + needed);
      assertEquals(11, lib.call("score", 1));
      lib.session.revertEffects();
      String missing = refused(code);
      assertTrue(missing.contains("E1175") && missing.contains("dep"), missing);
    }
  }
}
