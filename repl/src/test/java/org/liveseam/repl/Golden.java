package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are compared with files. With {@code -Dgolden=update} a file that differs is
 * rewritten, and the test fails all the same, so that nobody takes the new text unread.
 */
public final class Golden {
  private Golden() {}

  public static void check(Path file, String actual) throws IOException {
    String expected = Files.exists(file) ? Files.readString(file) : "";
    if (!actual.equals(expected) && "update".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, actual);
      fail("rewritten: " + file);
    }
    assertEquals(expected, actual, file.toString());
  }
}
