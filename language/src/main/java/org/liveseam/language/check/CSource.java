package org.liveseam.language.check;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** C code, as far as its words and what is not code in it go. */
final class CSource {
  /** Words that cannot name anything. */
  static final Set<String> KEYWORDS =
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
          "_Bool");

  private static final Pattern NOT_CODE =
      Pattern.compile(
          "/\\*.*?(?:\\*/|\\z)|//[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"?|'(?:\\\\.|[^'\\\\])*'?",
          Pattern.DOTALL);

  private final String bare;

  CSource(String code) {
    Matcher matcher = NOT_CODE.matcher(code);
    bare = matcher.replaceAll(found -> " ".repeat(found.group().length()));
  }

  /** The first call of {@code original} or of the function itself. */
  Optional<Call> callOf(String function) {
    Pattern call =
        Pattern.compile(
            "(?<![A-Za-z0-9_.])(?<!->)(original"
                + (function.isEmpty() ? "" : "|" + Pattern.quote(function))
                + ")\\s*\\(");
    Matcher matcher = call.matcher(bare);
    return matcher.find()
        ? Optional.of(new Call(matcher.group(1), matcher.start(1), matcher.end(1)))
        : Optional.empty();
  }

  /**
   * @param start offset in the code
   */
  record Call(String name, int start, int end) {}
}
