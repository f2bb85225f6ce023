package org.liveseam.repl.lsp;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.liveseam.grammar.Span;

/** The texts that the editor holds. Thread-safe; each is changed as a whole. */
final class Texts {
  private final Map<Path, Held> held = new ConcurrentHashMap<>();

  /**
   * A text.
   *
   * @param uri as the editor calls it
   */
  record Held(String uri, int version, String text) {}

  void open(String uri, int version, String text) {
    held.put(Uris.path(uri), new Held(uri, version, text));
  }

  void close(String uri) {
    held.remove(Uris.path(uri));
  }

  /** Edits one after the other, each counted from the text that the one before it left. */
  void change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
    held.computeIfPresent(
        Uris.path(uri),
        (path, before) -> {
          String text = before.text();
          for (TextDocumentContentChangeEvent change : changes) {
            text = changed(text, change);
          }
          return new Held(before.uri(), version, text);
        });
  }

  private static String changed(String text, TextDocumentContentChangeEvent change) {
    Range range = change.getRange();
    if (range == null) {
      return change.getText();
    }
    Span span = new Lines(text).span(range);
    return text.substring(0, span.start()) + change.getText() + text.substring(span.end());
  }

  Optional<Held> find(Path path) {
    return Optional.ofNullable(held.get(path));
  }

  Optional<String> text(Path path) {
    return find(path).map(Held::text);
  }

  List<Path> open() {
    return List.copyOf(held.keySet());
  }

  /** How the editor calls a file. */
  String uri(Path path) {
    return find(path).map(Held::uri).orElseGet(() -> path.toUri().toString());
  }
}
