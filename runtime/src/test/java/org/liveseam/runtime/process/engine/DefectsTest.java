package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that were made once: each is avoided, and would be noticed if it came back. */
final class DefectsTest {
  @TempDir Path folder;

  private Children.Result run(String defect, Class<?> program, String... arguments)
      throws Exception {
    var jvm = new ArrayList<>(Children.USUAL);
    jvm.add("-Dengine.defect=" + defect);
    return Children.run(folder, jvm, program, 200, List.of(arguments));
  }

  @ParameterizedTest
  @CsvSource({
    "stale, SHARED_SETS",
    "unlisted, SECOND_READ",
    "replacement, FIRST_BYTE_FREE",
    "entry, ENTRY_COUNTS",
    "unready, ENTRY_UNCHECKED",
  })
  void isNoticedWhereAThreadStands(String situation, String defect) throws Exception {
    assertTrue(run("", Frozen.class, situation).ok().output().endsWith("fine\n"));
    Children.Result broken = run(defect, Frozen.class, situation);
    assertNotEquals(0, broken.exit(), broken::toString);
    assertTrue(
        broken.output().contains("not so: ") || broken.output().contains("not finished: "),
        broken::toString);
  }

  @org.junit.jupiter.api.Test
  void aForkedChildWouldFollowItsParent() throws Exception {
    Children.Result broken = run("SHARED_MEMORY", Scenes.class, "fork");
    assertNotEquals(0, broken.exit(), broken::toString);
    assertTrue(broken.output().contains("the child"), broken::toString);
  }

  @org.junit.jupiter.api.Test
  void aBreakpointEndsAThreadThatBlocksItsSignal() throws Exception {
    Children.Result broken = run("NOT_PARKED", Edges.class, "blocked", "CROSSING");
    assertEquals(128 + 5, broken.exit(), broken::toString);
  }

  @org.junit.jupiter.api.Test
  void aDeadReturnAddressWouldBlockForEver() throws Exception {
    Children.Result broken = run("WORDS_ONLY", Scenes.class, "visited");
    assertNotEquals(0, broken.exit(), broken::toString);
    assertTrue(broken.output().contains("a dead return address is no frame"), broken::toString);
  }

  @org.junit.jupiter.api.Test
  void storesAcrossALineCrash() throws Exception {
    Children.Result broken =
        run(
            "NO_BREAKPOINTS",
            Hammer.class,
            "CROSSING",
            "IMMEDIATE",
            "20000",
            "2",
            "0",
            "0",
            "0",
            "0");
    assertTrue(broken.output().contains("A fatal error has been detected"), broken::toString);
  }
}
