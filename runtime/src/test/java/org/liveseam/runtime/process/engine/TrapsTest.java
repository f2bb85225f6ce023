package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.runtime.process.site.Traps;

final class TrapsTest {
  private static final int SIGTRAP = 5;

  @TempDir Path folder;

  private Children.Result run(String situation) throws Exception {
    Path c = folder.resolve("traps.c");
    try (InputStream in = TrapsTest.class.getResourceAsStream("/process/traps.c")) {
      Files.write(c, Objects.requireNonNull(in).readAllBytes());
    }
    String library = NativeLib.compile(c, List.of()).toString();
    return Children.run(folder, Traps.class, 120, List.of(situation, library));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sent", "replaced", "hammer", "fork", "others"})
  void comesThrough(String situation) throws Exception {
    Children.Result result = run(situation).ok();
    assertTrue(result.output().endsWith("fine\n"), result::toString);
  }

  @Test
  void endsByTheSignalIfNobodyWantsIt() throws Exception {
    Children.Result result = run("deadly");
    assertEquals(128 + SIGTRAP, result.exit(), result::toString);
    assertEquals("", result.output());
  }
}
