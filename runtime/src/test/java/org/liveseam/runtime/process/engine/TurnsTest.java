package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TurnsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"stale", "newborn", "unlisted", "refused", "unread"})
  void comesThrough(String situation) throws Exception {
    Children.Result result = Children.run(folder, Turns.class, 240, List.of(situation)).ok();
    assertTrue(result.output().endsWith("fine\n"), result::toString);
  }
}
