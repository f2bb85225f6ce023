package org.liveseam.grammar.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.DocComment;

/** Gathers the doc comment in front of a statement: full lines of it, with no empty line behind. */
final class Docs {
  private final Offsets offsets;
  private final List<Token> lines = new ArrayList<>();
  private int newlines;
  private boolean lineStarted;

  Docs(Offsets offsets) {
    this.offsets = offsets;
  }

  void comment(Token token) {
    if (!lineStarted) {
      lines.add(token);
    }
    newlines = 0;
  }

  void newline() {
    lineStarted = false;
    if (++newlines > 1) {
      lines.clear();
    }
  }

  /** A token that starts no statement. */
  void drop() {
    take();
  }

  /** The comment for the statement that starts now. */
  @Nullable DocComment take() {
    lineStarted = true;
    newlines = 0;
    if (lines.isEmpty()) {
      return null;
    }
    String text = lines.stream().map(Docs::content).collect(Collectors.joining("\n"));
    var doc = new DocComment(text, offsets.span(lines.getFirst(), lines.getLast()));
    lines.clear();
    return doc;
  }

  private static String content(Token line) {
    String text = line.getText().substring("///".length());
    return (text.startsWith(" ") ? text.substring(1) : text).stripTrailing();
  }
}
