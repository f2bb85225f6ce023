package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a file; with {@code -Dgolden=update} rewrites the file, and still fails. */
public final class Golden {
  private Golden() {}

  public static void check(Path golden, String actual) throws IOException {
    String expected = Files.exists(golden) ? Files.readString(golden) : "";
    if (actual.equals(expected) && Files.exists(golden)) {
      return;
    }
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(golden, actual);
      fail("updated " + golden + ": look at it, then run without -Dgolden=update");
    }
    assertEquals(expected, actual, golden + " (rewrite it with -Dgolden=update)");
  }
}
