package org.liveseam.repl.shell;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;

/** Colours an input by the language's own lexer. */
final class ReplHighlighter implements Highlighter {
  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    var out = new AttributedStringBuilder();
    if (buffer.stripLeading().startsWith(":")) {
      return out.styled(AttributedStyle.BOLD, buffer).toAttributedString();
    }
    int at = 0;
    for (Token token : Seam.tokens(buffer)) {
      out.append(buffer, at, token.span().start());
      out.styled(style(token.type()), buffer.substring(token.span().start(), token.span().end()));
      at = token.span().end();
    }
    return out.append(buffer, at, buffer.length()).toAttributedString();
  }

  private static AttributedStyle style(TokenClass type) {
    AttributedStyle usual = AttributedStyle.DEFAULT;
    return switch (type) {
      case KEYWORD -> usual.foreground(AttributedStyle.MAGENTA);
      case STRING -> usual.foreground(AttributedStyle.GREEN);
      case NUMBER -> usual.foreground(AttributedStyle.CYAN);
      case COMMENT -> usual.faint();
      case C_CODE -> usual.foreground(AttributedStyle.YELLOW);
      case ERROR -> usual.foreground(AttributedStyle.RED);
      case NAME, OPERATOR, PUNCTUATION -> usual;
    };
  }
}
