package org.liveseam.grammar.build;

import java.util.ArrayList;
import java.util.List;

/**
 * The indentation of a text in triple quotes.
 *
 * <p>When a newline follows the opening quotes, that newline goes, and so does from every line the
 * indentation all lines share, that of the closing quotes counted, empty lines not. A text that
 * starts behind its quotes is left as it is. Line ends become {@code \n}.
 */
final class Indentation {
  /** Stands for a piece that is no plain text: a hole or an escape. */
  static final String OPAQUE = "\uFFFC";

  private Indentation() {}

  /** The same number of pieces, opaque ones untouched. */
  static List<String> strip(List<String> written) {
    List<String> pieces =
        written.stream().map(piece -> piece.replace("\r\n", "\n").replace('\r', '\n')).toList();
    if (pieces.isEmpty() || !pieces.getFirst().matches("(?s)[ \\t]*\\n.*")) {
      return pieces;
    }
    int common = common(pieces);
    List<String> stripped = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      stripped.add(piece.equals(OPAQUE) ? piece : withoutIndent(piece, common));
    }
    String first = stripped.getFirst();
    stripped.set(0, first.substring(first.indexOf('\n') + 1));
    return stripped;
  }

  private static int common(List<String> pieces) {
    int common = Integer.MAX_VALUE;
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      for (int at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) {
        int indent = indent(piece, at + 1);
        int behind = at + 1 + indent;
        boolean empty = behind < piece.length() && piece.charAt(behind) == '\n';
        if (!empty) {
          common = Math.min(common, indent);
        }
      }
    }
    return common;
  }

  private static int indent(String piece, int from) {
    int at = from;
    while (at < piece.length() && (piece.charAt(at) == ' ' || piece.charAt(at) == '\t')) {
      at++;
    }
    return at - from;
  }

  private static String withoutIndent(String piece, int common) {
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (int at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', from)) {
      result.append(piece, from, at + 1);
      from = at + 1 + Math.min(common, indent(piece, at + 1));
    }
    return result.append(piece, from, piece.length()).toString();
  }
}
