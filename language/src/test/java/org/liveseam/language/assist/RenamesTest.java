package org.liveseam.language.assist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Renames over files, and those that are refused. */
final class RenamesTest {
  private static final Path FIXES = Path.of("/project/fixes.seam");
  private static final Path MAIN = Path.of("/project/main.seam");
  private static final String LIBRARY =
      """
      /// Says hello.
      fn greet(name, greeting = "hello") { "${greeting}, ${name}" }
      fn twice(f) { greet(f) + greet(f, greeting: "again") }
      """;

  private final Map<Path, String> texts = new LinkedHashMap<>();

  private String rename(Path file, String word, String name) {
    var project = new Project(path -> Optional.ofNullable(texts.get(path)));
    var renames = new Renames(project, List.copyOf(texts.keySet()));
    int offset = Objects.requireNonNull(texts.get(file)).indexOf(word);
    assertTrue(offset >= 0, word);
    return switch (renames.rename(file, offset, name)) {
      case Renamed.Refused refused -> refused.reason();
      case Renamed.Edits edits ->
          texts.entrySet().stream()
              .map(text -> text.getKey().getFileName() + ":\n" + applied(edits, text))
              .collect(Collectors.joining());
    };
  }

  private static String applied(Renamed.Edits edits, Map.Entry<Path, String> text) {
    var out = new StringBuilder(text.getValue());
    edits
        .places()
        .getOrDefault(text.getKey(), List.of())
        .reversed()
        .forEach(span -> out.replace(span.start(), span.end(), edits.name()));
    return out.toString();
  }

  @Test
  void holdsOverTwoFiles() {
    texts.put(FIXES, LIBRARY);
    texts.put(
        MAIN,
        """
        import "fixes.seam" as fixes
        let greet = "mine"
        print("😀", fixes.greet(greet))
        """);
    assertEquals(
        """
        fixes.seam:
        /// Says hello.
        fn welcome(name, greeting = "hello") { "${greeting}, ${name}" }
        fn twice(f) { welcome(f) + welcome(f, greeting: "again") }
        main.seam:
        import "fixes.seam" as fixes
        let greet = "mine"
        print("😀", fixes.welcome(greet))
        """,
        rename(MAIN, "greet(greet)", "welcome"));
    assertEquals(rename(MAIN, "greet(greet)", "welcome"), rename(FIXES, "greet(f,", "welcome"));
  }

  @Test
  void takesNamedArgumentsAlong() {
    texts.put(FIXES, LIBRARY);
    texts.put(MAIN, "import \"fixes.seam\" as f\nprint(f.greet(\"ann\", greeting: \"hi\"))\n");
    String renamed = rename(FIXES, "greeting}", "words");
    assertTrue(renamed.contains("f.greet(\"ann\", words: \"hi\")"), renamed);
    assertTrue(renamed.contains("words = \"hello\") { \"${words}"), renamed);
    assertTrue(renamed.contains("greet(f, words: \"again\")"), renamed);
  }

  @Test
  void refusesWhatWouldMeanSomethingElse() {
    texts.put(MAIN, "let a = 1\nfn f(b) { a + b }\nprint(f(a))\n");
    assertEquals(
        "`b` already means something else at /project/main.seam:2:11", rename(MAIN, "a = 1", "b"));
    assertEquals(
        "`a` already means something else at /project/main.seam:2:11", rename(MAIN, "b)", "a"));
    assertEquals("`f` is defined twice in one scope", rename(MAIN, "a = 1", "f"));
  }

  @Test
  void refusesWhatIsNoName() {
    texts.put(MAIN, "let a = 1\nprint(a)\nreplace function f with c { return 0; }\n");
    assertEquals("`while` is no name that can be given", rename(MAIN, "a = 1", "while"));
    assertEquals("`1x` is no name that can be given", rename(MAIN, "a = 1", "1x"));
    assertEquals("`a b` is no name that can be given", rename(MAIN, "a = 1", "a b"));
    assertEquals("`print` belongs to the language", rename(MAIN, "print", "show"));
    String only = "only names that a file of the language defines can be renamed";
    assertEquals(only, rename(MAIN, "replace", "put"));
    assertEquals(only, rename(MAIN, "f with", "g"));
  }

  @Test
  void refusesWhileUsesMayBeHidden() {
    texts.put(FIXES, LIBRARY);
    texts.put(MAIN, "import \"fixes.seam\" as f\nprint(f.greet(\n");
    assertEquals(
        "main.seam has syntax errors, so not all uses can be found",
        rename(FIXES, "greet", "welcome"));
  }
}
