package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Eight threads call f, which calls g, while both are switched there and back: both must be old or
 * both new. A short run is part of every build; the long one, 1000 switchings each way for each
 * flavour and 200,000 toggles, is
 *
 * <pre>mvn -pl runtime -am test -Dtest=HammerTest -Dhammer.factor=100</pre>
 */
final class HammerTest {
  private static final int FACTOR = Integer.getInteger("hammer.factor", 1);

  /** Threads, turns in g, turns between calls, and two sleeps. */
  private static final List<String> BUSY = List.of("8", "20", "20", "0", "0");

  /** Mostly outside: all of them at once must be. */
  private static final List<String> OUTSIDE = List.of("8", "10", "2000", "0", "0");

  private static final List<String> SLEEPING = List.of("8", "20", "0", "300", "200");

  /** At least: 1000 each way in a long run. */
  private static final int STOPS = FACTOR == 1 ? 6 : 20 * FACTOR;

  /** In fewer switchings some of what waits for threads to leave may not have been given back. */
  private static final int ENOUGH = 200;

  @TempDir Path folder;

  private Children.Result hammer(
      List<String> jvm, Flavour flavour, String model, int switchings, List<String> load)
      throws Exception {
    var arguments = new ArrayList<>(List.of(flavour.name(), model, Integer.toString(switchings)));
    arguments.addAll(load);
    Children.Result result =
        Children.run(folder, jvm, Hammer.class, 120 + switchings, arguments).ok();
    if (switchings >= ENOUGH) {
      assertFalse(Footprint.grew(result), result::toString);
    }
    return result;
  }

  private static void neverMixed(Children.Result result) {
    assertEquals(0, result.number("mixed"), result::toString);
    assertTrue(result.number("fresh") > 0, result::toString);
  }

  @ParameterizedTest
  @EnumSource(Flavour.class)
  void perTaskNeverMixes(Flavour flavour) throws Exception {
    neverMixed(hammer(Children.USUAL, flavour, "PER_TASK", 20 * FACTOR, BUSY));
  }

  @Test
  void perTaskNeverMixesSleepers() throws Exception {
    neverMixed(hammer(Children.USUAL, Flavour.NOPS_5, "PER_TASK", 20 * FACTOR, SLEEPING));
  }

  @ParameterizedTest
  @EnumSource(
      value = Flavour.class,
      names = {"NOPS_5", "NOPS_16_14", "CROSSING", "PLAIN"})
  void stopMachineNeverMixes(Flavour flavour) throws Exception {
    neverMixed(hammer(Children.USUAL, flavour, "STOP_MACHINE", STOPS, OUTSIDE));
  }

  /** Which also shows that the hammer sees what it looks for. */
  @ParameterizedTest
  @EnumSource(
      value = Flavour.class,
      names = {"NOPS_5_ENDBR", "NOPS_16_14"})
  void togglingMixesAndDoesNotCrash(Flavour flavour) throws Exception {
    toggles(Children.USUAL, flavour, 2000);
  }

  @Test
  void togglingBehindBreakpointsDoesNotCrash() throws Exception {
    toggles(Children.USUAL, Flavour.CROSSING, 200);
    // Nobody blocks their signal here: the breakpoints alone are enough.
    var jvm = new ArrayList<>(Children.USUAL);
    jvm.add("-Dengine.defect=NOT_PARKED");
    toggles(jvm, Flavour.CROSSING, 2000);
  }

  private void toggles(List<String> jvm, Flavour flavour, int times) throws Exception {
    List<String> load = List.of("2", "20", "0", "0", "0");
    Children.Result result = hammer(jvm, flavour, "IMMEDIATE", times * FACTOR, load);
    assertTrue(result.number("mixed") > 0, result::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseZGC"})
  void collectorsMayRun(String collector) throws Exception {
    List<String> jvm = List.of(collector, "-Xmx200m", "-Dhammer.garbage=true");
    neverMixed(hammer(jvm, Flavour.NOPS_5, "PER_TASK", 10 * FACTOR, BUSY));
    neverMixed(hammer(jvm, Flavour.NOPS_5, "STOP_MACHINE", 4 * FACTOR, OUTSIDE));
  }

  /** It stops threads by itself to look at their stacks. */
  @Test
  void theFlightRecorderMayRun() throws Exception {
    Path recording = folder.resolve("hammer.jfr");
    List<String> jvm =
        List.of(
            "-XX:StartFlightRecording:settings=profile,filename=" + recording, "-Xlog:jfr*=off");
    neverMixed(hammer(jvm, Flavour.NOPS_5, "PER_TASK", 20 * FACTOR, BUSY));
    neverMixed(hammer(jvm, Flavour.NOPS_5, "STOP_MACHINE", STOPS, OUTSIDE));
    assertTrue(Files.size(recording) > 0);
  }
}
