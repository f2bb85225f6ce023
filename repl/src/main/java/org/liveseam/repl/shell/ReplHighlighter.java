package org.liveseam.repl.shell;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;

/** Colours an input by the language's own lexer, and the C in it by the words of C. */
final class ReplHighlighter implements Highlighter {
  /** An input that is longer is not coloured: each key would colour all of it again. */
  private static final int LONGEST = 50_000;

  private static final Pattern C =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*.*?(?:\\*/|$))"
              + "|(?<string>\"(?:\\\\.|[^\"\\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\\n])*'?)"
              + "|(?<number>\\b\\d\\w*)"
              + "|(?<directive>(?m:^[ \\t]*#\\w+))"
              + "|(?<word>[A-Za-z_]\\w*)",
          Pattern.DOTALL);

  /** The keywords of C11 that kernel code uses, and its usual types. */
  private static final Set<String> C_WORDS =
      Set.of(
          "auto",
          "break",
          "case",
          "char",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extern",
          "float",
          "for",
          "goto",
          "if",
          "inline",
          "int",
          "long",
          "register",
          "restrict",
          "return",
          "short",
          "signed",
          "sizeof",
          "static",
          "struct",
          "switch",
          "typedef",
          "union",
          "unsigned",
          "void",
          "volatile",
          "while",
          "bool",
          "u8",
          "u16",
          "u32",
          "u64",
          "s8",
          "s16",
          "s32",
          "s64",
          "size_t",
          "ssize_t",
          "typeof");

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    var out = new AttributedStringBuilder();
    if (buffer.length() > LONGEST) {
      return out.append(buffer).toAttributedString();
    }
    if (buffer.stripLeading().startsWith(":")) {
      return out.styled(AttributedStyle.BOLD, buffer).toAttributedString();
    }
    int at = 0;
    for (Token token : Seam.tokens(buffer)) {
      out.append(buffer, at, token.span().start());
      String text = buffer.substring(token.span().start(), token.span().end());
      if (token.type() == TokenClass.C_CODE) {
        c(out, text);
      } else {
        out.styled(style(token.type()), text);
      }
      at = token.span().end();
    }
    return out.append(buffer, at, buffer.length()).toAttributedString();
  }

  private static void c(AttributedStringBuilder out, String code) {
    Matcher part = C.matcher(code);
    int at = 0;
    while (part.find()) {
      out.append(code, at, part.start());
      out.styled(c(part), part.group());
      at = part.end();
    }
    out.append(code, at, code.length());
  }

  private static AttributedStyle c(Matcher part) {
    for (TokenClass type :
        new TokenClass[] {TokenClass.COMMENT, TokenClass.STRING, TokenClass.NUMBER}) {
      if (part.group(type.name().toLowerCase(Locale.ROOT)) != null) {
        return style(type);
      }
    }
    boolean keyword = part.group("directive") != null || C_WORDS.contains(part.group());
    return style(keyword ? TokenClass.KEYWORD : TokenClass.NAME);
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
