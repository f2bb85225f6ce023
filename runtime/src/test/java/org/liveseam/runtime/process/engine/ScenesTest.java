package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScenesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "parked, NOPS_5",
    "parked, NOPS_16_14",
    "storm, NOPS_5",
    "thousand, NOPS_5",
    "fork, NOPS_5",
    "many, NOPS_5",
    "alternate, NOPS_5",
    "deaf, NOPS_5",
    "waits, NOPS_5",
    "visited, NOPS_5",
    "visited, NOPS_16_14",
    "traced, CROSSING",
    "far, NOPS_5_ENDBR",
    "far, NOPS_16_14",
    "join, FENTRY",
    "steady, NOPS_5",
  })
  void comesThrough(String scene, String flavour) throws Exception {
    Children.Result result = Children.run(folder, Scenes.class, 240, List.of(scene, flavour)).ok();
    assertTrue(result.output().endsWith("fine\n"), result::toString);
  }
}
