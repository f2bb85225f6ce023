package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  /** A thread switches by itself just before it is held. */
  @Test
  void aHoldThatDoesNotLookIsNoticed() throws Exception {
    assertTrue(run("", Woken.class).ok().output().endsWith("fine\n"));
    Children.Result broken = run("HOLD_UNCHECKED", Woken.class);
    assertTrue(broken.output().contains("not so: no call was mixed"), broken::toString);
  }

  /** The collector would wait for threads that wait for whoever called it. */
  @Test
  void javaWhileThreadsAreParkedNeverEnds() throws Exception {
    var jvm = new ArrayList<>(Children.USUAL);
    jvm.add("-Dengine.defect=JAVA_WHILE_PARKED");
    var arguments = List.of("NOPS_5", "STOP_MACHINE", "2", "2", "10", "2000", "0", "0");
    Children.Result broken = Children.run(folder, jvm, Hammer.class, 15, arguments);
    assertTrue(broken.output().startsWith("not ended in time"), broken::toString);
    assertTrue(broken.output().contains("hammering"), broken::toString);
  }

  /** JNA's handler of faults in place of the JVM's: why nobody may ask for it. */
  @Test
  void faultsThatJnaCatchesEndTheJvm() throws Exception {
    assertTrue(run("", Protected.class, "false").ok().output().endsWith("fine\n"));
    assertNotEquals(0, run("", Protected.class, "true").exit());
  }

  @Test
  void aForkedChildWouldFollowItsParent() throws Exception {
    Children.Result broken = run("SHARED_MEMORY", Scenes.class, "fork", "NOPS_5");
    assertNotEquals(0, broken.exit(), broken::toString);
    assertTrue(broken.output().contains("the child"), broken::toString);
  }

  @Test
  void aBreakpointEndsAThreadThatBlocksItsSignal() throws Exception {
    Children.Result broken = run("NOT_PARKED", Edges.class, "blocked", "CROSSING");
    assertEquals(128 + 5, broken.exit(), broken::toString);
  }

  @Test
  void aDeadReturnAddressWouldBlockForEver() throws Exception {
    Children.Result broken = run("WORDS_ONLY", Scenes.class, "visited", "NOPS_5");
    assertNotEquals(0, broken.exit(), broken::toString);
    assertTrue(broken.output().contains("a dead return address is no frame"), broken::toString);
  }

  @Test
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
    // Half of an instruction may be anything, also a breakpoint, which the JVM does not report.
    boolean reported = broken.output().contains("A fatal error has been detected");
    assertTrue(reported || broken.exit() == 128 + 5, broken::toString);
  }
}
