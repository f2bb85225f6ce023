package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EdgesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"spawning", "hook"})
  void comesThrough(String scene) throws Exception {
    Children.Result result = Children.run(folder, Edges.class, 120, List.of(scene)).ok();
    assertTrue(result.output().endsWith("fine\n"), result::toString);
  }
}
