package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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
    "blocked, CROSSING",
    "unstoppable, CROSSING",
  })
  void comesThrough(String scene, String flavour) throws Exception {
    Children.Result result = Children.run(folder, Edges.class, 120, List.of(scene, flavour)).ok();
    assertTrue(result.output().endsWith("fine\n"), result::toString);
  }
}
