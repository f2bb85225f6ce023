package org.liveseam.grammar.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.liveseam.grammar.ParseResult;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.SyntaxProblem;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;

/** What holds of every text that the formatter takes. */
class FormatPropertiesTest {
  private static final int ROUNDS = Integer.getInteger("format.rounds", 5);

  /** Every text of the language in this repository. */
  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".seam"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  /** Lone surrogates and other charsets are somebody else's test. */
  static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static Formatted format(String text) {
    try {
      return Formatter.format(text);
    } catch (IllegalStateException e) {
      throw new AssertionError(e.getMessage() + " in:\n" + text, e);
    }
  }

  private static void check(String text) {
    Formatted once = format(text);
    if (!once.problems().isEmpty()) {
      assertEquals(text, once.text(), "a text with problems is left alone");
      return;
    }
    String formatted = once.text();
    Formatted twice = Formatter.format(formatted);
    assertEquals(List.of(), twice.problems(), () -> "made wrong:\n" + formatted);
    assertEquals(formatted, twice.text(), () -> "not idempotent:\n" + text);
    assertTrue(formatted.isEmpty() || formatted.endsWith("\n"), formatted);
    assertEquals(shape(text), shape(formatted), () -> "another tree:\n" + text);
  }

  /** The tree without its places; line ends are not meaning, either. */
  private static String shape(String text) {
    ParseResult parsed = Seam.parse(text.replace("\r\n", "\n").replace('\r', '\n'));
    return parsed.tree().toString().replaceAll("Span\\[start=\\d+, end=\\d+\\]", "")
        + parsed.problems().stream().map(SyntaxProblem::kind).toList();
  }

  @Test
  void everyTextOfTheRepositoryKeepsItsMeaning() throws IOException {
    List<Path> sources = sources();
    int formatted = 0;
    for (Path file : sources) {
      String text = read(file);
      check(text);
      formatted += Formatter.format(text).problems().isEmpty() ? 1 : 0;
    }
    assertTrue(formatted > 100, formatted + " of " + sources.size() + " texts have no problems");
  }

  /** What is typed so far is formatted in the same way, or left alone. */
  @Test
  void everyBeginningIsFormattedOrLeftAlone() throws IOException {
    int formatted = 0;
    try (Stream<Path> files = Files.list(Path.of("src/test/snippets/ok"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".seam")).sorted().toList()) {
        String text = read(file);
        for (int end = text.length() % 2; end < text.length(); end += 2) {
          String beginning = text.substring(0, end);
          if (format(beginning).problems().isEmpty()) {
            formatted++;
            check(beginning);
          }
        }
      }
    }
    assertTrue(formatted > 250, "only " + formatted + " beginnings were right");
  }

  /** White space is the formatter's business: more of it, or less, gives a text as stable. */
  @Test
  void whiteSpaceElsewhereGivesTheSameMeaning() throws IOException {
    var random = new Random(1);
    int changed = 0;
    for (Path file : sources()) {
      String text = read(file);
      if (text.length() > 20_000 || !Formatter.format(text).problems().isEmpty()) {
        continue;
      }
      for (int i = 0; i < ROUNDS; i++) {
        String other = spaced(text, random);
        changed += format(other).problems().isEmpty() ? 1 : 0;
        check(other);
      }
    }
    assertTrue(changed > 200, "only " + changed + " texts were still right");
  }

  /** Puts white space, line ends and comments between some tokens. */
  private static String spaced(String text, Random random) {
    var result = new StringBuilder();
    int end = 0;
    for (Token token : Seam.tokens(text)) {
      result.append(text, end, token.span().start());
      boolean inString = token.type() == TokenClass.STRING || token.type() == TokenClass.C_CODE;
      if (!inString && random.nextInt(12) == 0) {
        result.append(
            switch (random.nextInt(5)) {
              case 0 -> "\n";
              case 1 -> " /* c */ ";
              case 2 -> " // c\n";
              case 3 -> "   ";
              default -> " /* c\n c */ ";
            });
      }
      result.append(text, token.span().start(), token.span().end());
      end = token.span().end();
    }
    return result.append(text, end, text.length()).toString();
  }

  @FuzzTest(maxDuration = "60s")
  void format(byte[] bytes) {
    check(new String(bytes, StandardCharsets.UTF_8));
  }
}
