package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Files as tests: what stands in {@code ok} has no problems, what stands in {@code bad} has those
 * of the file beside it, one a line: kind, place, arguments.
 */
class SnippetTest {
  static final Path SNIPPETS = Path.of("src/test/snippets");

  @TestFactory
  Stream<DynamicTest> rightOnesHaveNoProblems() throws IOException {
    return snippets("ok").stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> {
                      String text = Files.readString(file);
                      ParseResult result = Seam.parse(text);
                      assertEquals("", listing(text, result.problems()));
                      assertEquals(new Completeness.Complete(), result.completeness());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> wrongOnesHaveTheirProblems() throws IOException {
    return snippets("bad").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
  }

  @Test
  void noGoldenIsAnOrphan() throws IOException {
    try (var files = Files.list(SNIPPETS.resolve("bad"))) {
      files
          .filter(file -> file.toString().endsWith(".problems"))
          .forEach(file -> assertTrue(Files.exists(source(file)), file + " has no snippet"));
    }
  }

  private static void compare(Path file) throws IOException {
    String text = Files.readString(file);
    String actual = listing(text, Seam.parse(text).problems());
    assertTrue(!actual.isEmpty(), "nothing wrong with " + file);
    Path golden = Path.of(file.toString().replace(".seam", ".problems"));
    String expected = Files.exists(golden) ? Files.readString(golden) : "";
    if (!actual.equals(expected) && "update".equals(System.getProperty("golden"))) {
      Files.writeString(golden, actual);
      fail("rewrote " + golden);
    }
    assertEquals(expected, actual);
  }

  private static Path source(Path golden) {
    return Path.of(golden.toString().replace(".problems", ".seam"));
  }

  static List<Path> snippets(String folder) throws IOException {
    try (var files = Files.list(SNIPPETS.resolve(folder))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".seam")).sorted().toList();
      assertTrue(found.size() >= 10, "found only " + found);
      return found;
    }
  }

  static String listing(String text, List<SyntaxProblem> problems) {
    var source = new SourceText(text);
    return problems.stream()
        .map(
            problem ->
                "%s %s-%s%s\n"
                    .formatted(
                        problem.kind(),
                        place(source, problem.span().start()),
                        place(source, problem.span().end()),
                        problem.arguments().isEmpty() ? "" : " " + problem.arguments()))
        .collect(Collectors.joining());
  }

  private static String place(SourceText source, int offset) {
    return source.line(offset) + ":" + source.column(offset);
  }
}
