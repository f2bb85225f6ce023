package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.language.library.Globs;
import org.liveseam.language.library.JsonReader;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/** What is too long, or not where it seems to be, is an error or an answer, never a bug. */
final class LibraryLimitsTest {
  @TempDir Path home;

  @Test
  void longNumbersAndNamesAreErrors() {
    assertThrows(DiagnosticException.class, () -> JsonReader.read("1".repeat(1001), 10));
    assertThrows(
        DiagnosticException.class, () -> JsonReader.read("{\"" + "n".repeat(60_000) + "\":1}", 10));
  }

  @Test
  void aFolderMayBeALink() throws IOException {
    Path folder = Files.createDirectory(home.resolve("folder"));
    Files.writeString(folder.resolve("x.txt"), "x");
    Path link = Files.createSymbolicLink(home.resolve("link"), folder);
    assertEquals(List.of("x.txt"), Globs.glob("*", link.toString(), () -> {}).asList());
  }
}
