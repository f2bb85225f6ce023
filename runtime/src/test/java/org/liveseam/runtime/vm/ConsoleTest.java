package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsoleTest {
  @TempDir Path folder;

  @Test
  void linesThatArriveInPiecesAreUnderstood() throws IOException {
    Path file = folder.resolve("console");
    var console = new Console(file);
    console.scan();
    assertEquals("", console.tail(5));
    append(file, "[    1.0] seam-in");
    console.scan();
    assertFalse(console.started());
    append(file, "it: started\r\n[    2.0] seam-init: failed: mount 9p (no such device)\r\n[  3");
    console.scan();
    assertTrue(console.started());
    assertEquals(Optional.of("mount 9p (no such device)"), console.failure());
    append(file, ".0] Kernel panic - not syncing: sysrq\r\n[ 4.0] seam-init: agent ended: 3\r\n");
    console.scan();
    assertEquals(Optional.of("not syncing: sysrq"), console.panic());
    assertEquals(Optional.of("3"), console.agentEnd());
  }

  @Test
  void theTailIsTheLastLines() throws IOException {
    Path file = folder.resolve("console");
    append(file, "one\ntwo\n\nthree\n\n");
    assertEquals("\nthree", new Console(file).tail(2));
    assertEquals("one\ntwo\n\nthree", new Console(file).tail(9));
  }

  @Test
  void aFloodIsReadButNotKept() throws IOException {
    Path file = folder.resolve("console");
    append(file, "x".repeat(3 << 20));
    append(file, "\nseam-init: started\nend\n");
    var console = new Console(file);
    console.scan();
    assertTrue(console.started());
    assertTrue(console.tail(1000).length() <= 64 * 1024);
    assertTrue(console.tail(1000).endsWith("\nend"));
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(
        file,
        text,
        StandardCharsets.ISO_8859_1,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
