package org.liveseam.language.assist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.liveseam.grammar.Span;
import org.liveseam.language.Golden;

/**
 * Texts with places, marked {@value #MARK}, and what is answered at each. The mark is taken out
 * before anything is asked; the others stay out, too.
 */
final class AssistGoldenTest {
  private static final Path ROOT = Path.of("src", "test", "assist");
  private static final String MARK = "¦";
  private static final int SHOWN = 7;

  @TestFactory
  Stream<DynamicTest> answers() throws IOException {
    return files("seam")
        .map(
            file ->
                DynamicTest.dynamicTest(
                    String.valueOf(file.getFileName()),
                    () -> Golden.check(sibling(file, "out"), answers(file))));
  }

  @Test
  void noOrphans() throws IOException {
    List<Path> orphans =
        files("out").filter(golden -> !Files.exists(sibling(golden, "seam"))).toList();
    assertEquals(List.of(), orphans);
  }

  private static Stream<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      List<Path> found = files.filter(f -> f.toString().endsWith("." + ending)).sorted().toList();
      assertTrue(found.size() > 3, "only " + found);
      return found.stream();
    }
  }

  private static Path sibling(Path file, String ending) {
    return Path.of(file.toString().replaceAll("\\w+$", ending));
  }

  private static String answers(Path file) throws IOException {
    String marked = Files.readString(file);
    String text = marked.replace(MARK, "");
    var project = new Project(path -> java.util.Optional.empty());
    var out = new StringBuilder();
    int places = 0;
    for (int at = marked.indexOf(MARK); at >= 0; at = marked.indexOf(MARK, at + 1)) {
      int offset = at - places++;
      answer(project.document(file, text), offset, out);
    }
    if (places == 0) {
      whole(project.document(file, text), out);
    }
    return out.toString();
  }

  private static void answer(Document document, int offset, StringBuilder out) {
    String text = document.source().text();
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = (text + "\n").indexOf('\n', offset);
    out.append("== ").append(text, start, offset).append(MARK).append(text, offset, end);
    out.append('\n');
    complete(document.completions(offset), text, out);
    document
        .hover(offset)
        .ifPresent(
            h -> {
              out.append("hover `").append(cut(text, h.span())).append("`: ");
              out.append(h.prototype()).append(" | ").append(one(h.doc())).append('\n');
            });
    document
        .call(offset)
        .ifPresent(
            call ->
                out.append("call: ")
                    .append(call.label())
                    .append(" at ")
                    .append(call.active())
                    .append(" | ")
                    .append(one(call.doc()))
                    .append('\n'));
    document
        .definition(offset)
        .ifPresent(
            place ->
                out.append("defined in ")
                    .append(place.file().getFileName())
                    .append(" at ")
                    .append(place.span().start())
                    .append('\n'));
    List<Span> uses = document.occurrences(offset);
    if (!uses.isEmpty()) {
      out.append("used at ").append(uses.stream().map(s -> s.start()).toList()).append('\n');
    }
  }

  private static void complete(Completions completions, String text, StringBuilder out) {
    String begun = cut(text, completions.replaced());
    List<Completion> fitting =
        completions.items().stream().filter(item -> item.text().startsWith(begun)).toList();
    switch (completions.wanted()) {
      case Completions.Wanted.Nothing nothing -> {}
      case Completions.Wanted.Functions f ->
          out.append("wants functions of `" + f.object() + "`\n");
      case Completions.Wanted.Modules modules -> out.append("wants modules\n");
      case Completions.Wanted.C c -> out.append("wants C\n");
    }
    fitting.stream()
        .limit(SHOWN)
        .forEach(
            item ->
                out.append("  ")
                    .append(item.label())
                    .append(" (")
                    .append(item.kind())
                    .append(") ")
                    .append(item.detail())
                    .append(" | ")
                    .append(one(item.doc()))
                    .append('\n'));
    if (fitting.size() > SHOWN) {
      out.append("  and more\n");
    }
  }

  /** Of a text without places, what is asked of all of it. */
  private static void whole(Document document, StringBuilder out) {
    String text = document.source().text();
    document.symbols().forEach(symbol -> symbol(symbol, "", text, out));
    document
        .folds()
        .forEach(
            fold ->
                out.append("fold ")
                    .append(fold.kind())
                    .append(' ')
                    .append(one(cut(text, fold.span())))
                    .append('\n'));
    out.append(
        document.colours().stream()
            .map(
                c ->
                    cut(text, c.span())
                        + ":"
                        + c.kind()
                        + (c.declared() ? "!" : "")
                        + (c.library() ? "*" : ""))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private static void symbol(Symbol symbol, String indent, String text, StringBuilder out) {
    out.append(indent).append(symbol.kind()).append(' ').append(symbol.name()).append(" | ");
    out.append(symbol.detail()).append(" | ").append(one(cut(text, symbol.span()))).append('\n');
    symbol.children().forEach(child -> symbol(child, indent + "  ", text, out));
  }

  private static String cut(String text, Span span) {
    return text.substring(span.start(), span.end());
  }

  private static String one(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() > 60 ? line.substring(0, 60) + ".." : line;
  }
}
