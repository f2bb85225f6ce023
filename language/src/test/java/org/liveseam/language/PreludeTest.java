package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.check.StandardModules;

/** The library is whole: declared and carried out, documented, and its examples are true. */
final class PreludeTest {
  private static final Pattern EXAMPLE = Pattern.compile("Example: `(.*)`");

  @Test
  void whatIsDeclaredIsCarriedOutAndBackAgain() {
    Set<String> declared = new TreeSet<>();
    everything()
        .forEach(
            (analysis, module) ->
                analysis.module().program().statements().stream()
                    .filter(Statement.ExternalFunction.class::isInstance)
                    .map(s -> module + ((Statement.ExternalFunction) s).name().text())
                    .forEach(declared::add));
    assertTrue(declared.size() > 60, "only " + declared);
    assertEquals(declared, new TreeSet<>(Builtins.standard().names()));
  }

  @Test
  void theListOfFilesIsTheFolder() throws IOException {
    Path folder = Path.of("..", "stdlib", "src", "main", "seam");
    assertEquals(Set.copyOf(Prelude.FILES), names(folder));
    assertEquals(
        StandardModules.NAMES.stream().map(name -> name + ".seam").collect(Collectors.toSet()),
        names(folder.resolve("std")));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toSet());
    }
  }

  @Test
  void whatActsIsKnownToActAndNothingElse() {
    everything()
        .forEach(
            (analysis, module) ->
                analysis.module().program().statements().stream()
                    .filter(Statement.ExternalFunction.class::isInstance)
                    .map(s -> ((Statement.ExternalFunction) s).name().text())
                    .forEach(
                        name ->
                            assertEquals(
                                Builtins.standard().acts(module + name),
                                Objects.requireNonNull(analysis.globals().get(name)).isVerb(),
                                module + name)));
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
      int dot = name.indexOf('.');
      if (dot > 0) {
        String module = name.substring(0, dot);
        String imported = "import \"std:" + module + "\" as " + module;
        assertInstanceOf(ReplResult.Nothing.class, host.seam().eval(imported));
      }
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
    var names = new ArrayList<String>();
    everything()
        .forEach(
            (analysis, module) -> {
              for (Statement statement : analysis.module().program().statements()) {
                switch (statement) {
                  case Statement.Function f -> names.add(module + f.name().text());
                  case Statement.ExternalFunction f -> names.add(module + f.name().text());
                  default -> {}
                }
              }
            });
    return names;
  }

  /** Every file of the library, with what its functions' names have before them. */
  private static Map<Analysis, String> everything() {
    Map<Analysis, String> all = new LinkedHashMap<>();
    Prelude.standard().files().forEach(analysis -> all.put(analysis, ""));
    for (String name : StandardModules.NAMES) {
      all.put(Objects.requireNonNull(StandardModules.all().find(name)), name + ".");
    }
    return all;
  }
}
