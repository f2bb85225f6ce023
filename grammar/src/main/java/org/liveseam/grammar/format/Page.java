package org.liveseam.grammar.format;

/** The text as it grows. */
final class Page {
  private static final int NONE = -1;

  private final StringBuilder text = new StringBuilder();
  private int column;
  private int indent;
  private int pending = NONE;
  private boolean fresh = true;

  /** Columns taken on the last line. */
  int column() {
    return column;
  }

  /** Indentation of the last line. */
  int indent() {
    return indent;
  }

  /** Whether nothing stands on the last line. */
  boolean isFresh() {
    return fresh;
  }

  void newline(int newIndent, boolean blank) {
    text.append(blank ? "\n\n" : "\n").append(" ".repeat(newIndent));
    column = newIndent;
    indent = newIndent;
    fresh = true;
    pending = NONE;
  }

  /** Ends the line when something follows. */
  void newlineBeforeNext(int newIndent) {
    pending = newIndent;
  }

  void write(Piece piece) {
    write(piece, piece.space());
  }

  /** A comment behind something. */
  void comment(Piece comment) {
    write(comment, true);
  }

  private void write(Piece piece, boolean space) {
    if (pending != NONE) {
      newline(pending, false);
    }
    if (space && !fresh) {
      text.append(' ');
      column++;
    }
    text.append(piece.text());
    int line = piece.text().lastIndexOf('\n');
    column =
        line < 0
            ? column + piece.width()
            : piece.text().codePointCount(line + 1, piece.text().length());
    fresh = false;
  }

  /** The whole, each line ended. */
  String end() {
    return text.isEmpty() ? "" : text.append('\n').toString();
  }
}
