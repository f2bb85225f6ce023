package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;

/** The whole way, from a patch to machine code that runs, in this JVM. */
final class ProcessTargetTest {
  @TempDir static Path cache;
  private ScoreLibrary lib;

  @BeforeEach
  void open() {
    lib = new ScoreLibrary(cache, "libtarget.so");
  }

  @AfterEach
  void close() {
    lib.close();
  }

  private void apply(Patch patch) {
    assertEquals(
        List.of(patch.name()), lib.session.apply(List.of(patch), ApplyOptions.USUAL).changed());
  }

  @Test
  void inlineCStandsInForAFunctionAndCallsWhatItStandsInFor() {
    assertEquals(84, lib.call("score", 41));
    apply(lib.patch("fix", "score", ScoreLibrary.score(" return original(user) + 1; ")));
    assertEquals(85, lib.call("score", 41));
    assertEquals(170, lib.call("twice", 41));
    lib.session.revert(List.of("fix"));
    assertEquals(84, lib.call("score", 41));
    assertEquals(
        List.of(
            "enabling patch 'fix'",
            "'fix': initializing patching transition",
            "'fix': starting patching transition",
            "'fix': completing patching transition",
            "'fix': patching complete",
            "'fix': initializing unpatching transition",
            "'fix': starting unpatching transition",
            "'fix': completing unpatching transition",
            "'fix': unpatching complete"),
        lib.transcript());
  }

  @Test
  void bodiesUseStaticFunctionsAndVariablesOfTheLibrary() {
    apply(
        lib.patch(
            "statics",
            "score",
            ScoreLibrary.score(
                """
                extern int helper(int);
                extern int bonus;
                bonus = 10;
                return helper(user) * 3;
                """)));
    assertEquals(33, lib.call("score", 1));
    assertEquals(10, lib.call("get_bonus"));
  }

  @Test
  void patchesLieOnOneAnother() {
    for (int i = 1; i <= 3; i++) {
      apply(
          lib.patch(
              "p" + i, "score", ScoreLibrary.score("return original(user) * 10 + " + i + ";")));
    }
    assertEquals(2123, lib.call("score", 0));
    lib.session.revert(List.of("p2"));
    assertEquals(213, lib.call("score", 0));
    lib.session.revert(List.of("p3"));
    assertEquals(21, lib.call("score", 0));
    lib.session.revert(List.of("p1"));
    assertEquals(2, lib.call("score", 0));
  }

  @Test
  void cFilesAndLoadedFunctionsStandIn() {
    String file =
        """
        int original(int);
        static int add(int x) { return x + 5; }
        static int my_score(int user) { return add(original(user)); }
        """;
    apply(lib.patch("file", "score", ScoreLibrary.from("my_score", file)));
    assertEquals(7, lib.call("score", 0));
    apply(lib.patch("symbol", "score", new Body.Symbol("other_score", Patches.HERE)));
    assertEquals(1005, lib.call("score", 5));
    lib.session.revertEffects();
    assertEquals(2, lib.call("score", 0));
    assertTrue(lib.session.state().patches().isEmpty());
  }

  @Test
  void mistakesPointAtThePatch() {
    var patch = lib.patch("bad", "score", ScoreLibrary.score("return helpr(user);\n  oops;"));
    var error =
        assertThrows(
            DiagnosticException.class, () -> lib.session.apply(List.of(patch), ApplyOptions.USUAL));
    assertEquals("E2002", error.diagnostics().get(0).code().id());
    assertEquals("/tmp/bodies.c:3:9", error.diagnostics().get(0).span().orElseThrow().place());
    assertEquals("/tmp/bodies.c:4:3", error.diagnostics().get(1).span().orElseThrow().place());
    var unresolved =
        lib.patch(
            "unresolved",
            "score",
            ScoreLibrary.score("extern int nowhere(int);\nreturn nowhere(1);"));
    error =
        assertThrows(
            DiagnosticException.class,
            () -> lib.session.apply(List.of(unresolved), ApplyOptions.USUAL));
    assertEquals("E2052", error.diagnostics().get(0).code().id());
    assertEquals("/tmp/bodies.c:3:13", error.diagnostics().get(0).span().orElseThrow().place());
    assertTrue(lib.session.state().patches().isEmpty());
    assertEquals(2, lib.call("score", 0));
  }

  @Test
  void aProcessHasOneEngine() {
    var error =
        assertThrows(DiagnosticException.class, () -> new ScoreLibrary(cache, "libsecond.so"));
    assertEquals("E1166", error.diagnostics().get(0).code().id());
  }

  @Test
  void leavingTakesBackWhatIsApplied() {
    long score = lib.address("score");
    apply(lib.patch("left", "score", ScoreLibrary.score("return -1;")));
    var call = org.liveseam.runtime.os.NativeCall.at(score);
    assertEquals(-1, (int) call.call(1));
    // The library itself is given up with the target, too: hold it for the proof.
    lib.close();
    lib = new ScoreLibrary(cache, "libtarget.so");
    assertEquals(4, lib.call("score", 1));
  }
}
