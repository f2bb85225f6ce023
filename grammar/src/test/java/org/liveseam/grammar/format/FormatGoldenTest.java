package org.liveseam.grammar.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files as tests: each text beside what the formatter makes of it. */
class FormatGoldenTest {
  private static final Path FOLDER = Path.of("src/test/snippets/format");

  @TestFactory
  Stream<DynamicTest> textsGetTheOneStyle() throws IOException {
    List<Path> files = files(".seam");
    assertTrue(files.size() >= 8, "found only " + files);
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
  }

  @Test
  void noGoldenIsAnOrphan() throws IOException {
    for (Path golden : files(".formatted")) {
      Path source = Path.of(golden.toString().replace(".formatted", ".seam"));
      assertTrue(Files.exists(source), golden + " has no text");
    }
  }

  private static List<Path> files(String suffix) throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static void compare(Path file) throws IOException {
    Formatted formatted = Formatter.format(Files.readString(file));
    assertEquals(List.of(), formatted.problems());
    Path golden = Path.of(file.toString().replace(".seam", ".formatted"));
    String expected = Files.exists(golden) ? Files.readString(golden) : "missing";
    if (!formatted.text().equals(expected) && "update".equals(System.getProperty("golden"))) {
      Files.writeString(golden, formatted.text());
      fail("rewrote " + golden);
    }
    assertEquals(expected, formatted.text());
  }
}
