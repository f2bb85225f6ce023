package org.liveseam.grammar.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.SourceText;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem;
import org.liveseam.grammar.SyntaxProblem.Kind;

/** The brackets and strings that are open, and what Layout remembers of the statement in each. */
final class Brackets {
  /** Brackets open at once. */
  static final int LIMIT = 200;

  /** One open bracket; the outermost has no opener. */
  static final class Frame {
    final @Nullable Token opener;

    /** Token type that closes it. */
    final int closer;

    /** Type of the first token of the statement under way. */
    int head = Token.EOF;

    /** Whether a brace now opens a block, because a header waits for one. */
    boolean header;

    Frame(@Nullable Token opener, int closer) {
      this.opener = opener;
      this.closer = closer;
    }

    /** Whether newlines end statements here. */
    boolean hasLines() {
      return closer == Token.EOF
          || closer == SeamLexer.BLOCK_CLOSE
          || closer == SeamLexer.RECORD_CLOSE;
    }

    boolean isString() {
      return closer == SeamLexer.STRING_CLOSE || closer == SeamLexer.TEXT_CLOSE;
    }

    boolean matches(int type) {
      return type == closer || (type == SeamLexer.RBRACE && hasLines() && opener != null);
    }
  }

  private final List<Frame> frames = new ArrayList<>();
  private final SourceText source;
  private final Offsets offsets;
  private @Nullable Token suspect;
  private @Nullable Token suspectCloser;
  private boolean blamedSuspect;

  Brackets(String text, Offsets offsets) {
    this.source = new SourceText(text);
    this.offsets = offsets;
    frames.add(new Frame(null, Token.EOF));
  }

  Frame top() {
    return frames.getLast();
  }

  int depth() {
    return frames.size() - 1;
  }

  void open(Token opener, int closer) {
    frames.add(new Frame(opener, closer));
  }

  /** Whether something open is closed by a token of this type. */
  boolean anyMatches(int type) {
    return frames.stream().anyMatch(frame -> frame.matches(type));
  }

  /** Closes the innermost one. */
  Frame close(Token by) {
    Frame frame = frames.removeLast();
    if (suspect == null
        && frame.opener != null
        && by.getType() == SeamLexer.RBRACE
        && firstOnLine(by)
        && indent(by) < indent(frame.opener)) {
      suspect = frame.opener;
      suspectCloser = by;
    }
    return frame;
  }

  /**
   * The bracket to blame when the text ends with some open: the first whose closing brace stood
   * further left than its own line, else the innermost.
   */
  SyntaxProblem unclosed() {
    Frame top = top();
    Token opener = Objects.requireNonNull(top.opener);
    return switch (top.closer) {
      case SeamLexer.STRING_CLOSE -> new SyntaxProblem(Kind.UNCLOSED_STRING, offsets.span(opener));
      case SeamLexer.TEXT_CLOSE -> new SyntaxProblem(Kind.UNCLOSED_TEXT, offsets.span(opener));
      default -> {
        blamedSuspect = suspect != null && top.hasLines();
        Token blamed = suspect != null && blamedSuspect ? suspect : opener;
        yield new SyntaxProblem(Kind.UNCLOSED_BRACKET, offsets.span(blamed), blamed.getText());
      }
    };
  }

  /** Offset of the brace that closed another than it seemed to, once that is known. */
  int doubtfulFrom() {
    return suspectCloser != null && blamedSuspect
        ? offsets.unit(suspectCloser.getStartIndex())
        : Integer.MAX_VALUE;
  }

  private int lineStart(Token token) {
    return source.lineStart(source.line(offsets.unit(token.getStartIndex())));
  }

  private int indent(Token token) {
    int start = lineStart(token);
    int at = start;
    String text = source.text();
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at - start;
  }

  private boolean firstOnLine(Token token) {
    return lineStart(token) + indent(token) == offsets.unit(token.getStartIndex());
  }

  static Span head(Offsets offsets, CommonToken token, int length) {
    return offsets.span(token.getStartIndex(), token.getStartIndex() + length);
  }
}
