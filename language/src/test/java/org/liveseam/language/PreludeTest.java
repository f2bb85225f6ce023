package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.api.ReplResult;
import org.liveseam.language.api.Seam;
import org.liveseam.language.builtin.Builtins;
import org.liveseam.language.check.Prelude;

/** The library is whole: declared and carried out, documented, and its examples are true. */
final class PreludeTest {
  private static final Pattern EXAMPLE = Pattern.compile("Example: `(.*)`");

  @Test
  void whatIsDeclaredIsCarriedOutAndBackAgain() {
    Set<String> declared =
        statements()
            .filter(Statement.ExternalFunction.class::isInstance)
            .map(s -> ((Statement.ExternalFunction) s).name().text())
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(declared.size() > 20, "only " + declared);
    assertEquals(declared, new TreeSet<>(Builtins.standard().names()));
  }

  @Test
  void theListOfFilesIsTheFolder() throws IOException {
    Path folder = Path.of("..", "stdlib", "src", "main", "seam");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          Set.copyOf(Prelude.FILES),
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  @TestFactory
  Stream<DynamicTest> examplesAreTrue() {
    return names().stream().map(name -> DynamicTest.dynamicTest(name, () -> tryExample(name)));
  }

  private static void tryExample(String name) {
    String documentation = Seam.documentation(name).orElseThrow();
    Matcher example = EXAMPLE.matcher(documentation);
    assertTrue(example.find(), "no example: " + documentation);
    assertTrue(documentation.startsWith(name + "("), documentation);
    try (var host = new Host()) {
      switch (host.seam().eval(example.group(1))) {
        case ReplResult.Value value ->
            assertFalse(
                value.type().equals("bool") && !value.rendered().equals("true"), documentation);
        case ReplResult.Nothing nothing -> {}
        case ReplResult.Incomplete more -> throw new AssertionError(more + ": " + documentation);
        case ReplResult.Failed failed -> throw new AssertionError(failed + ": " + documentation);
      }
    }
  }

  private static List<String> names() {
    return statements()
        .flatMap(
            s ->
                switch (s) {
                  case Statement.Function f -> Stream.of(f.name().text());
                  case Statement.ExternalFunction f -> Stream.of(f.name().text());
                  default -> Stream.empty();
                })
        .toList();
  }

  private static Stream<Statement> statements() {
    return Prelude.standard().files().stream()
        .flatMap(analysis -> analysis.module().program().statements().stream());
  }
}
