package org.liveseam.grammar.format;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.liveseam.grammar.parser.LaidToken;
import org.liveseam.grammar.parser.Scan;
import org.liveseam.grammar.parser.SeamLexer;
import org.liveseam.grammar.tree.DocComment;

/**
 * The proof that formatting changed no meaning: both texts are the same tokens to the parser, with
 * the same statements and blocks, the same comments in the same order, and the same documentation.
 */
final class Sameness {
  private static final String COMMAND =
      SeamLexer.VOCABULARY.getSymbolicName(SeamLexer.COMMAND) + " ";

  private Sameness() {}

  static void check(Scan before, String after) {
    Scan formatted = Scan.of(after);
    List<String> was = tokens(before);
    compare("tokens", was, withoutNewCommands(was, tokens(formatted)));
    compare("comments", comments(before), comments(formatted));
  }

  /**
   * A blank may be new between the first word of a patch's field and a text, as in {@code
   * reason"x"}: it makes a COMMAND, which is optional there. Anywhere else the text without the
   * blank would have been wrong, and wrong texts are not formatted.
   */
  private static List<String> withoutNewCommands(List<String> before, List<String> after) {
    List<String> kept = new ArrayList<>();
    for (String token : after) {
      String was = kept.size() < before.size() ? before.get(kept.size()) : "";
      if (!token.startsWith(COMMAND) || was.startsWith(COMMAND)) {
        kept.add(token);
      }
    }
    return kept;
  }

  private static void compare(String what, List<String> before, List<String> after) {
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      String was = i < before.size() ? before.get(i) : "nothing";
      String is = i < after.size() ? after.get(i) : "nothing";
      if (!was.equals(is)) {
        throw new IllegalStateException(
            "formatting changes the %s: number %d was %s and becomes %s"
                .formatted(what, i, was, is));
      }
    }
  }

  /** What the parser reads; where a line ends is told, what ends it is not. */
  static List<String> tokens(Scan scan) {
    List<String> tokens = new ArrayList<>();
    for (LaidToken token : scan.tokens()) {
      String text = token.getType() == SeamLexer.NEWLINE ? "" : token.getText();
      DocComment doc = token.doc();
      tokens.add(
          SeamLexer.VOCABULARY.getSymbolicName(token.getType())
              + " "
              + text
              + (doc == null ? "" : " with " + doc.text()));
    }
    return tokens;
  }

  private static List<String> comments(Scan scan) {
    List<String> comments = new ArrayList<>();
    for (Token token : scan.raw()) {
      if (token.getChannel() == SeamLexer.COMMENTS) {
        comments.add(token.getText().stripTrailing());
      }
    }
    return comments;
  }
}
