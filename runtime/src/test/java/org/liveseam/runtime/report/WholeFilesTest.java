package org.liveseam.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/** Files are there whole or not at all. */
final class WholeFilesTest {
  @TempDir Path temp;

  private List<String> names() throws IOException {
    try (var files = Files.list(temp)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void makesFoldersAndReplaces() throws IOException {
    Path file = temp.resolve("a/b/c.txt");
    WholeFiles.write(Map.of(file, "one"));
    WholeFiles.write(Map.of(file, "two"));
    assertEquals("two", Files.readString(file));
    assertEquals(List.of("a"), names());
  }

  @Test
  void aLinkIsReplacedAndNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "mine");
    Path link = Files.createSymbolicLink(temp.resolve("link"), elsewhere);
    WholeFiles.write(Map.of(link, "new"));
    assertFalse(Files.isSymbolicLink(link));
    assertEquals("mine", Files.readString(elsewhere));
  }

  @Test
  void ofSeveralNoneIsWrittenIfOneCannotBe() throws IOException {
    Files.writeString(temp.resolve("file"), "");
    var texts = new LinkedHashMap<Path, String>();
    texts.put(temp.resolve("first.txt"), "first");
    texts.put(temp.resolve("file/second.txt"), "second");
    var error = assertThrows(DiagnosticException.class, () -> WholeFiles.write(texts));
    assertEquals("E0708", error.diagnostics().getFirst().code().id());
    assertTrue(error.diagnostics().getFirst().message().contains("second.txt"));
    assertEquals(List.of("file"), names());
  }

  @Test
  void aFolderIsNotReplaced() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("folder"));
    assertThrows(DiagnosticException.class, () -> WholeFiles.write(Map.of(folder, "x")));
    assertEquals(List.of("folder"), names());
  }
}
