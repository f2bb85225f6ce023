package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reference's page on the grammar is what the grammar files say. */
class GrammarReferenceTest {
  private static final Path GRAMMARS = Path.of("src/main/antlr4");
  private static final Path PAGE = Path.of("../docs/reference/grammar.md");

  /** What reads a wrong line so that the word alone is the error. */
  private static final Set<String> WRONG =
      Set.of("misplaced", "unknownField", "objectUnknown", "unknownOption");

  private static final Map<String, String> BRACES =
      Map.of(
          "BLOCK_OPEN", "'{'",
          "VALUE_OPEN", "'{'",
          "RECORD_OPEN", "'{'",
          "BLOCK_CLOSE", "'}'",
          "RECORD_CLOSE", "'}'",
          "HOLE_CLOSE", "'}'");

  private static final Map<String, String> HEADS =
      Map.of(
          "ASSERT", "'assert'",
          "EXTERNAL", "'external'",
          "LIBRARY_DECLARATION", "'library'",
          "ON_BLOCK", "'on'",
          "STAGE", "'stage'");

  private static final String HEAD =
      """
      # The grammar

      <!-- Generated from the grammar files: change them, then run the tests with -Dgolden=update. -->

      `*` is any number, `+` one or more, `?` one or none, `~` anything but. Words in capitals are
      tokens; what they look like is at the end. Three of them are not written:

      - `NEWLINE` ends a statement: a line end or `;`. Inside `(` and `[`, and behind a token that can
        end no statement, a line end means nothing.
      - `COMMAND` stands between the name that begins a statement and an argument on the same line that
        follows it after white space: a call without parentheses.
      - `EOF` is the end of the text.

      Where a value may stand, `{` opens a record if `NAME:`, `"text":`, `...` or `}` follows, else a
      block. `CODE_BODY` is C in braces, as it stands; the name in front of it is `c`.

      """;

  @Test
  void pageIsTheGrammar() throws IOException {
    var ebnf = new Ebnf();
    for (String file :
        new String[] {
          "org/liveseam/grammar/parser/SeamParser.g4",
          "imports/Control.g4",
          "imports/Patch.g4",
          "imports/Expressions.g4",
          "org/liveseam/grammar/parser/SeamLexer.g4"
        }) {
      ebnf.add(Files.readString(GRAMMARS.resolve(file)));
    }
    var tokens = new java.util.HashMap<>(BRACES);
    tokens.putAll(HEADS);
    tokens.put("CODE_BODY", "CODE_BODY");
    String rules = ebnf.text("program", tokens, WRONG);
    assertTrue(rules.contains("statement\n  ::= editionDeclaration"), rules);
    for (String wrong : WRONG) {
      assertTrue(!rules.contains(wrong), wrong + " is not for readers");
    }
    compare(HEAD + "```ebnf\n" + rules.stripTrailing() + "\n```\n");
  }

  private static void compare(String actual) throws IOException {
    String expected = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    if (!actual.equals(expected) && "update".equals(System.getProperty("golden"))) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, actual);
      fail("rewrote " + PAGE);
    }
    assertEquals(expected, actual);
  }
}
