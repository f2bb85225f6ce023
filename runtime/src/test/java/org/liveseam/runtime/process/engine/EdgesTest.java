package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EdgesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "spawning, NOPS_5",
    "hook, NOPS_5",
    "deaf, NOPS_5",
    "full, NOPS_5",
    "leader, NOPS_5",
    "taken, NOPS_5",
    "blocked, CROSSING",
    "unstoppable, CROSSING",
  })
  void comesThrough(String scene, String flavour) throws Exception {
    Children.Result result = Children.run(folder, Edges.class, 120, List.of(scene, flavour)).ok();
    assertTrue(result.output().endsWith("fine\n"), result::toString);
  }

  /** With a /proc that numbers processes otherwise, threads could not be found. */
  @Test
  void anotherNamespacesProcIsRefused() throws Exception {
    List<String> unshare = List.of("unshare", "--pid", "--fork");
    var may = new ProcessBuilder(unshare.get(0), unshare.get(1), unshare.get(2), "true").start();
    assumeTrue(may.waitFor() == 0, "no right to make a namespace");
    Children.Result result =
        Children.run(folder, unshare, Children.USUAL, Edges.class, 120, List.of("none"));
    assertEquals(1, result.exit(), result::toString);
    assertTrue(result.output().contains("E1150"), result::toString);
    assertTrue(result.output().contains("/proc is not"), result::toString);
  }
}
