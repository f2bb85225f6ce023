package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of {@code cli/} is a session: commands and what they answer. */
final class CliGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/cli");

  static List<Path> files() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(FOLDER)) {
      files = walk.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    assertTrue(files.size() >= 5, "sessions were not found in " + FOLDER);
    return files;
  }

  @TestFactory
  Stream<DynamicTest> sessions() throws IOException {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(FOLDER.relativize(file).toString(), () -> run(file)));
  }

  private static void run(Path file) throws IOException {
    Golden.check(file, Sessions.replay(Files.readString(file)));
  }
}
