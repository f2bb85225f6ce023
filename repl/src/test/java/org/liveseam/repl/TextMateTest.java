package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Token;
import org.liveseam.runtime.diagnostic.Source;

/** The grammar for editors, run by the program that editors use, agrees with the lexer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TextMateTest {
  private static final Path EDITOR = Path.of("editors/vscode").toAbsolutePath();
  private static final Path GOLDENS = Path.of("src/test/textmate");
  private static final List<Path> CORPUS =
      List.of(Path.of("../grammar/src/test/snippets"), Path.of("../language/src/test/snippets"));
  private static final List<String> SHOWN =
      List.of(
          ".grammar.src.test.snippets.ok.patch.seam",
          ".grammar.src.test.snippets.ok.native.seam",
          ".grammar.src.test.snippets.ok.pipelines.seam");
  private static final long DEADLINE_SECONDS = 240;

  private final TreeMap<Path, List<Scoped>> scoped = new TreeMap<>();

  /** A stretch of a text with the innermost scopes that were given to it, the root's left out. */
  private record Scoped(int start, int end, List<String> scopes) {
    boolean has(String... prefixes) {
      return scopes.stream().anyMatch(s -> Arrays.stream(prefixes).anyMatch(s::startsWith));
    }
  }

  @BeforeAll
  void tokenize() throws Exception {
    for (String program : List.of("node", "npm")) {
      Assumptions.assumeTrue(onPath(program), "needs " + program);
    }
    Path modules = Files.createDirectories(Path.of("target/textmate").toAbsolutePath());
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(
          EDITOR.resolve("test").resolve(file),
          modules.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(modules.resolve("node_modules/vscode-textmate/package.json"))) {
      // The lock file says what the packages must be, bit by bit.
      run(modules, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                "node",
                EDITOR.resolve("test/tokenize.mjs").toString(),
                modules.toString(),
                EDITOR.resolve("syntaxes/seam.tmLanguage.json").toString()));
    corpus(modules).forEach(file -> command.add(file.toString()));
    JsonObject answer = JsonParser.parseString(run(modules, command)).getAsJsonObject();
    answer.entrySet().forEach(file -> scoped.put(Path.of(file.getKey()), tokens(file.getValue())));
  }

  private static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Every snippet that parses, in the one style: editors read line by line, and so it must do. */
  private static List<Path> corpus(Path folder) throws IOException {
    List<Path> formatted = new ArrayList<>();
    for (Path root : CORPUS) {
      List<Path> files;
      try (Stream<Path> found = Files.walk(root)) {
        files = found.filter(f -> f.toString().endsWith(".seam")).sorted().toList();
      }
      for (Path file : files) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (Seam.parse(text).problems().isEmpty()) {
          Path copy = folder.resolve("corpus").resolve(file.toString().replaceAll("[./]+", "."));
          Files.createDirectories(copy.getParent());
          Files.writeString(
              copy, org.liveseam.language.api.Seam.format(new Source(file.toString(), text)));
          formatted.add(copy);
        }
      }
    }
    assertTrue(formatted.size() > 150, "only " + formatted.size());
    return formatted;
  }

  private static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end");
    }
    assertEquals(0, process.exitValue(), command.get(0) + ": " + Files.readString(err));
    String written = Files.readString(out);
    Files.delete(out);
    Files.delete(err);
    return written;
  }

  private static List<Scoped> tokens(JsonElement array) {
    List<Scoped> tokens = new ArrayList<>();
    for (JsonElement element : array.getAsJsonArray()) {
      JsonArray token = element.getAsJsonArray();
      List<String> scopes =
          token.get(2).getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
      tokens.add(
          new Scoped(
              token.get(0).getAsInt(), token.get(1).getAsInt(), scopes.subList(1, scopes.size())));
    }
    return tokens;
  }

  @Test
  void agreesWithTheLexer() throws IOException {
    int compared = 0;
    List<String> wrong = new ArrayList<>();
    for (var file : scoped.entrySet()) {
      String text = Files.readString(file.getKey());
      for (Token token : Seam.tokens(text)) {
        List<Scoped> covering =
            file.getValue().stream()
                .filter(s -> s.start() < token.span().end() && token.span().start() < s.end())
                .filter(s -> !text.substring(s.start(), s.end()).isBlank())
                .toList();
        String word = text.substring(token.span().start(), token.span().end());
        boolean right = covering.stream().allMatch(s -> fits(token, word, s) && !s.has("invalid."));
        if (!right) {
          wrong.add(file.getKey().getFileName() + ": `" + word + "` " + token.type() + covering);
        }
        compared++;
      }
    }
    assertEquals("", wrong.stream().limit(20).collect(Collectors.joining("\n")));
    assertTrue(compared > 5000, "only " + compared + " tokens");
  }

  private static boolean fits(Token token, String word, Scoped scoped) {
    return switch (token.type()) {
      case STRING -> scoped.has("string.");
      case COMMENT -> scoped.has("comment.");
      case C_CODE -> scoped.has("meta.inline-c.", "meta.embedded.block.c");
      case NUMBER -> scoped.has("constant.numeric.");
      case KEYWORD ->
          !RESERVED.contains(word)
              || scoped.has(
                  "keyword.", "storage.", "constant.language.", "support.type.", "entity.name.");
      case NAME -> !scoped.has("comment.", "meta.embedded.block.c");
      case OPERATOR, PUNCTUATION -> !scoped.has("comment.", "meta.embedded.block.c");
      case ERROR -> true;
    };
  }

  private static final Set<String> RESERVED =
      Seam.keywords().stream()
          .filter(word -> !Seam.parse("let " + word + " = 1").problems().isEmpty())
          .collect(Collectors.toUnmodifiableSet());

  @Test
  void namesAndKeywordsHaveTheirScopes() throws IOException {
    int shown = 0;
    for (var file : scoped.entrySet()) {
      String name = file.getKey().getFileName().toString();
      if (!SHOWN.contains(name)) {
        continue;
      }
      String text = Files.readString(file.getKey());
      String golden =
          file.getValue().stream()
              .filter(s -> !text.substring(s.start(), s.end()).isBlank() && !s.scopes().isEmpty())
              .map(
                  s ->
                      text.substring(s.start(), s.end()).strip()
                          + "  "
                          + String.join(" ", s.scopes()))
              .collect(Collectors.joining("\n", "", "\n"));
      Golden.check(GOLDENS.resolve(name.replaceAll(".*\\.(\\w+)\\.seam", "$1.scopes")), golden);
      shown++;
    }
    assertEquals(SHOWN.size(), shown);
  }
}
