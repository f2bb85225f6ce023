package org.liveseam.language.assist;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.liveseam.grammar.Span;

/** Every question is answered at any place of any text, and with places of that text. */
final class AnyPlaceTest {
  private static final Path SNIPPETS = Path.of("src", "test", "snippets").toAbsolutePath();
  private static final Path FILE = SNIPPETS.resolve("ok").resolve("any.seam");
  private static final Project PROJECT = new Project(path -> Optional.empty());

  @FuzzTest
  void anyText(FuzzedDataProvider data) {
    int place = data.consumeInt(0, 1 << 16);
    String text = data.consumeRemainingAsString();
    ask(text, place % (text.length() + 1));
  }

  @Test
  void everySnippetCutAnywhere() throws IOException {
    int asked = 0;
    try (Stream<Path> files = Files.walk(SNIPPETS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".seam")).sorted().toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int cut = Math.floorMod(file.getFileName().hashCode(), text.length() + 1);
        ask(text, cut);
        ask(text.substring(0, cut), cut);
        ask(text.substring(0, cut) + text.substring(Math.min(text.length(), cut + 9)), cut);
        asked++;
      }
    }
    assertTrue(asked > 100, "only " + asked);
  }

  private static void ask(String text, int offset) {
    Document document = PROJECT.document(FILE, text);
    var completions = document.completions(offset);
    within(text, completions.replaced());
    document.hover(offset).ifPresent(hover -> within(text, hover.span()));
    document
        .call(offset)
        .ifPresent(call -> assertTrue(call.active() <= call.parameters().size(), text));
    document.definition(offset);
    document.occurrences(offset).forEach(span -> within(text, span));
    symbols(text, document.symbols());
    document.folds().forEach(fold -> within(text, fold.span()));
    int end = 0;
    for (Coloured word : document.colours()) {
      within(text, word.span());
      assertTrue(word.span().start() >= end, text);
      end = word.span().end();
    }
    document.diagnostics();
  }

  private static void symbols(String text, List<Symbol> symbols) {
    for (Symbol symbol : symbols) {
      within(text, symbol.span());
      assertTrue(
          symbol.span().start() <= symbol.word().start()
              && symbol.word().end() <= symbol.span().end(),
          () -> symbol + " in " + text);
      symbols(text, symbol.children());
    }
  }

  private static void within(String text, Span span) {
    assertTrue(span.end() <= text.length(), () -> span + " of " + text);
  }
}
