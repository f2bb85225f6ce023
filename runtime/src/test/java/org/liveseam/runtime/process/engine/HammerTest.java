package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight threads call f, which calls g, while both are switched there and back: both must be old or
 * both new. The short run is part of every build; the long one is
 *
 * <pre>mvn -pl runtime -am test -Dtest=HammerTest -Dhammer.switchings=2000</pre>
 */
final class HammerTest {
  private static final int SWITCHINGS = Integer.getInteger("hammer.switchings", 20);

  @TempDir Path folder;

  private Children.Result hammer(Flavour flavour, String model, int switchings, String... rest)
      throws Exception {
    var arguments = new ArrayList<>(List.of(flavour.name(), model, Integer.toString(switchings)));
    arguments.addAll(List.of(rest));
    return Children.run(folder, Hammer.class, 120 + switchings, arguments).ok();
  }

  @Test
  void perTaskNeverMixes() throws Exception {
    Children.Result result =
        hammer(Flavour.NOPS_5, "PER_TASK", SWITCHINGS, "8", "20", "0", "0", "0");
    assertEquals(0, result.number("mixed"), result.toString());
    assertTrue(result.number("fresh") > 0, result.toString());
  }
}
