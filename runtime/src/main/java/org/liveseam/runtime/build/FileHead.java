package org.liveseam.runtime.build;

import java.util.List;
import org.liveseam.runtime.build.CWords.Token;

/** The head of a C file: everything up to its last include before the first brace. */
final class FileHead {
  private FileHead() {}

  /** Of whole lines, in characters; 0 if nothing is included. */
  static int length(String code) {
    List<Token> tokens = CWords.tokens(code);
    int length = 0;
    int open = 0;
    boolean included = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("{")) {
        break;
      }
      if (!token.is("#") || !beginsLine(code, token.offset()) || i + 1 == tokens.size()) {
        continue;
      }
      switch (tokens.get(i + 1).text()) {
        case "include" -> included = true;
        case "if", "ifdef", "ifndef" -> open++;
        case "endif" -> open--;
        default -> {}
      }
      if (included && open == 0) {
        int end = code.indexOf('\n', token.offset());
        length = end < 0 ? length : end + 1;
        included = false;
      }
    }
    return length;
  }

  private static boolean beginsLine(String code, int offset) {
    return code.substring(code.lastIndexOf('\n', offset) + 1, offset).isBlank();
  }
}
