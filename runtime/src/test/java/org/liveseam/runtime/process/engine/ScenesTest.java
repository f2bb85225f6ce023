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
    "fork, NOPS_5",
    "alternate, NOPS_5",
    "deaf, NOPS_5",
    "waits, NOPS_5",
    "visited, NOPS_5",
    "visited, NOPS_16_14",
    "traced, CROSSING",
    "join, FENTRY",
  })
  void comesThrough(String scene, String flavour) throws Exception {
    comesThrough(Scenes.class, scene, flavour);
  }

  @ParameterizedTest
  @CsvSource({
    "storm, NOPS_5",
    "thousand, NOPS_5",
    "many, NOPS_5",
    "far, NOPS_5_ENDBR",
    "far, NOPS_16_14",
    "steady, NOPS_5",
  })
  void crowdsComeThrough(String scene, String flavour) throws Exception {
    comesThrough(Crowds.class, scene, flavour);
  }

  private void comesThrough(Class<?> program, String scene, String flavour) throws Exception {
    Children.Result result = Children.run(folder, program, 240, List.of(scene, flavour)).ok();
    assertTrue(result.output().endsWith("fine\n"), result::toString);
  }
}
