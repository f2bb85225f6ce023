package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.Catalogue;
import org.liveseam.runtime.diagnostic.Code;

/** Every code of the language is shown by some golden file, and no golden file shows another. */
final class CatalogueCoverageTest {
  private static final Pattern CODE = Pattern.compile("\\[(E\\d{4})]");

  /**
   * Shown by {@link CancellationTest}, {@link InteropTest}, {@link HostFunctionTest}, {@link
   * ReadTest}, {@link ImportPlacesTest}, {@link NativeCallTest} and {@link PipelineTest}: no file
   * alone can cause them.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "E0616", "E0613", "E0622", "E0623", "E0624", "E0671", "E0672", "E0673", "E0708", "E0722");

  /** Families of the REPL, of records and of the command line, which their own tests show. */
  private static final Pattern COMMAND_LINE = Pattern.compile("E073.|E074.|E08..");

  @Test
  void everyCodeHasASnippet() throws IOException {
    Set<String> shown = shown();
    Set<String> missing =
        Catalogue.all().stream()
            .map(Code::id)
            .filter(id -> id.startsWith("E0") && !COMMAND_LINE.matcher(id).matches())
            .filter(id -> !shown.contains(id) && !ELSEWHERE.contains(id))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyShownCodeExists() throws IOException {
    for (String id : shown()) {
      assertTrue(Catalogue.find(id).isPresent(), id);
    }
  }

  private static Set<String> shown() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SnippetTest.ROOT)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(out|err)")).toList()) {
        Matcher found = CODE.matcher(Files.readString(file));
        while (found.find()) {
          codes.add(found.group(1));
        }
      }
    }
    assertTrue(codes.size() > 50, "only " + codes);
    return codes;
  }
}
