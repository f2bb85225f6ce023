package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.process.engine.Children;
import org.liveseam.runtime.process.engine.Footprint;

/**
 * Many patches, many functions, many threads, many times. A short run is part of every build; the
 * long one, 10,000 cycles, is
 *
 * <pre>mvn -pl runtime -am test -Dtest=EnduringTest -Dhammer.factor=100</pre>
 */
final class EnduringTest {
  private static final int FACTOR = Integer.getInteger("hammer.factor", 1);

  /** What a session remembers of having done and undone something. */
  private static final long BYTES_PER_CYCLE = 300;

  /** The latest 10,000 lines of the log. */
  private static final long BYTES = 4_000_000;

  @TempDir Path folder;

  private Children.Result run(String scene, int count) throws Exception {
    Children.Result result =
        Children.run(
                folder,
                Enduring.class,
                240 + 2 * FACTOR * 10,
                List.of(scene, Integer.toString(count), folder.toString()))
            .ok();
    assertTrue(result.output().endsWith("fine\n"), result::toString);
    return result;
  }

  @Test
  void twentyPatchesLieOnOneAnother() throws Exception {
    run("deep", 20);
  }

  @Test
  void onAndOffLeavesNothingBehind() throws Exception {
    int cycles = 100 * FACTOR;
    Children.Result result = run("cycles", cycles);
    assertFalse(Footprint.grew(result), result::toString);
    assertEquals(
        result.number("warm_least_files"), result.number("end_least_files"), result::toString);
    assertTrue(result.number("heap_growth") < BYTES + BYTES_PER_CYCLE * cycles, result::toString);
  }

  @Test
  void aThousandThreadsSwitch() throws Exception {
    Children.Result result = run("threads", 1000);
    assertEquals(0, result.number("mixed"), result::toString);
    assertTrue(result.number("fresh") > 0, result::toString);
  }

  @Test
  void tenThousandFunctionsAreReplacedTogether() throws Exception {
    run("functions", 10_000);
  }
}
