package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever the text, the parser answers, and its spans lie inside the text. */
class AnyTextTest {
  private static final List<String> WORDS =
      Stream.concat(
              Seam.keywords().stream(),
              Stream.of(
                  " ",
                  "\n",
                  "(",
                  ")",
                  "[",
                  "]",
                  "{",
                  "}",
                  "\"",
                  "\"\"\"",
                  "${",
                  "c {",
                  "x",
                  "'",
                  "1",
                  "10s",
                  ",",
                  ":",
                  ";",
                  "=",
                  "==",
                  "=>",
                  "->",
                  "-",
                  "+",
                  "<",
                  "..",
                  "...",
                  ".",
                  "//",
                  "/*",
                  "*/",
                  "///",
                  "\\",
                  "assert",
                  "stage",
                  "external",
                  "<a.h>",
                  "\ud83d\ude00",
                  "\ud83d",
                  "\r",
                  "#",
                  "&&"))
          .toList();

  static void check(String text) {
    ParseResult result = Seam.parse(text);
    int last = -1;
    for (SyntaxProblem problem : result.problems()) {
      assertTrue(problem.span().end() <= text.length(), () -> problem + " in " + text);
      assertTrue(problem.span().start() >= last, "problems are sorted");
      last = problem.span().start();
    }
    assertEquals(
        result.problems().isEmpty(), result.completeness() instanceof Completeness.Complete);
    assertEquals(text.length(), result.tree().span().end());
    int end = 0;
    for (Token token : Seam.tokens(text)) {
      assertTrue(token.span().start() >= end && token.span().end() <= text.length());
      end = token.span().end();
    }
  }

  @Property(tries = 500)
  void arbitraryTextNeverThrows(@ForAll String text) {
    check(text);
  }

  @Property(tries = 1000)
  void arbitraryWordsNeverThrow(@ForAll("words") String text) {
    check(text);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(WORDS).list().ofMaxSize(30).map(words -> String.join("", words));
  }

  @Provide
  Arbitrary<String> spacedWords() {
    return Arbitraries.of(WORDS).list().ofMaxSize(30).map(words -> String.join(" ", words));
  }

  @Property(tries = 1000)
  void arbitrarySpacedWordsNeverThrow(@ForAll("spacedWords") String text) {
    check(text);
  }

  @Test
  void everyPrefixOfASnippetIsAnswered() throws IOException {
    for (Path file : SnippetTest.snippets("ok")) {
      String text = Files.readString(file);
      for (int end = 0; end <= text.length(); end++) {
        check(text.substring(0, end));
      }
    }
  }

  @Test
  void everyWordMissingIsAnswered() throws IOException {
    for (Path file : SnippetTest.snippets("ok")) {
      String text = Files.readString(file);
      for (Token token : Seam.tokens(text)) {
        check(text.substring(0, token.span().start()) + text.substring(token.span().end()));
      }
    }
  }
}
