package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.process.object.CLibrary;

/** What a replacement takes from objects other than the one it patches. */
final class OtherObjectsTest {
  @TempDir static Path cache;
  @TempDir Path scratch;
  private ScoreLibrary lib;

  @BeforeEach
  void open() {
    lib = new ScoreLibrary(cache, "libothers.so");
  }

  @AfterEach
  void close() {
    lib.close();
  }

  private void staysWhileUsed(String plugin, Body body) throws IOException {
    var late =
        new ScoreLibrary.Late(
            cache, scratch, plugin, "int " + name(plugin) + "(int user) { return 500 + user; }\n");
    late.load();
    Patch patch = lib.patch("others", "score", body);
    lib.session.apply(List.of(patch), ApplyOptions.USUAL);
    late.unload();
    assertTrue(mapped(plugin), "it is in use");
    assertEquals(501, lib.call("score", 1));
    lib.session.revert(List.of("others"));
    assertEquals(4, lib.call("score", 1));
    lib.close();
    assertFalse(mapped(plugin), "nobody uses it any more");
  }

  private static String name(String plugin) {
    return plugin.replaceAll("^lib|\\.so$", "") + "_score";
  }

  private static boolean mapped(String object) throws IOException {
    return Files.readString(Path.of("/proc/self/maps")).contains(object);
  }

  @Test
  void whatRunsInsteadStaysLoaded() throws IOException {
    staysWhileUsed("libinstead.so", new Body.Symbol("instead_score", Patches.HERE));
  }

  @Test
  void whatABodyCallsStaysLoaded() throws IOException {
    staysWhileUsed(
        "libcalled.so",
        ScoreLibrary.from(
            "my_score",
            "int called_score(int);\nint my_score(int user) { return called_score(user); }\n"));
  }

  /** The older version lies first in memory. */
  @Test
  void aNameMeansItsNewestVersion() throws Exception {
    Path script =
        Files.writeString(scratch.resolve("versions"), "V1 { global: versioned; };\nV2 { } V1;\n");
    Path file =
        CLibrary.build(
            scratch,
            "libversions.so",
            """
            __asm__(".symver older,versioned@V1");
            int older(void) { return 1; }
            __asm__(".symver newer,versioned@@V2");
            int newer(void) { return 2; }
            """,
            "-Wl,--version-script=" + script,
            "-fno-toplevel-reorder",
            "-fpatchable-function-entry=5");
    try (var handle = DynamicLoader.load().open(file.toString())) {
      assertTrue(handle.base() != 0);
      Body body =
          ScoreLibrary.from(
              "my_score", "int versioned(void);\nint my_score(int user) { return versioned(); }\n");
      lib.session.apply(List.of(lib.patch("v", "score", body)), ApplyOptions.USUAL);
      assertEquals(2, lib.call("score", 1));
      long address =
          lib.connection
              .target()
              .nativeObjects()
              .orElseThrow()
              .address("libversions.so", "versioned", Patches.HERE);
      assertEquals(2, (int) org.liveseam.runtime.os.NativeCall.at(address).call(new long[0]));
    }
  }
}
