package org.liveseam.runtime.diagnostic;

/** E01: the text does not follow the grammar; one code per kind of the parser's. */
public final class SyntaxErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.SOURCE);

  public static final Code UNEXPECTED_TOKEN =
      FAMILY.define(
          "E0101",
          "unexpected {}",
          "The text has something else where the grammar wants a certain kind of token.",
          "let = 5",
          "The message names what could stand there.");

  public static final Code UNEXPECTED_END =
      FAMILY.define(
          "E0102",
          "the text ends where {} is expected",
          "A statement began and did not end.",
          "let x =",
          "Finish the statement.");

  public static final Code RESERVED_WORD =
      FAMILY.define(
          "E0103",
          "`{}` is a reserved word and cannot be a name",
          "Reserved words have one meaning everywhere but behind `.` and before `:`.",
          "let match = 1",
          "Choose another name.");

  public static final Code UNCLOSED_BRACKET =
      FAMILY.define(
          "E0104",
          "`{}` is never closed",
          "Every bracket needs its partner.",
          "patch p {",
          "Close it; the place shown is where it was opened.");

  public static final Code MISMATCHED_BRACKET =
      FAMILY.define(
          "E0105",
          "`{}` is closed by `{}`",
          "Brackets close in the reverse order of opening, each by its own partner.",
          "let xs = [1, 2)",
          "Correct one of the two.");

  public static final Code UNMATCHED_CLOSER =
      FAMILY.define(
          "E0106",
          "`{}` closes nothing",
          "There is one closing bracket more than were opened.",
          "let x = 1)",
          "Remove it, or open what it closes.");

  public static final Code UNCLOSED_STRING =
      FAMILY.define(
          "E0107",
          "the string is not closed on its line",
          "A string in plain quotes ends on the line where it began.",
          "let s = \"text",
          "Close it, or write several lines between triple quotes.");

  public static final Code UNCLOSED_TEXT =
      FAMILY.define(
          "E0108",
          "the triple quotes are never closed",
          "Text of several lines ends with three quotes.",
          "let s = \"\"\"text",
          "Close it.");

  public static final Code UNCLOSED_COMMENT =
      FAMILY.define(
          "E0109",
          "the comment is never closed",
          "A comment that begins with `/*` ends with `*/`.",
          "/* to be continued",
          "Close it.");

  public static final Code UNCLOSED_C_BODY =
      FAMILY.define(
          "E0110",
          "the C code is never closed",
          "Braces of C code are counted outside of its strings, characters and comments.",
          "replace function f with c { if (x) { return 0; }",
          "Close it.");

  public static final Code BAD_ESCAPE =
      FAMILY.define(
          "E0111",
          "`{}` is no escape",
          "A backslash in a string stands before `n t r \\ \" $` or `u{..}`.",
          "let s = \"C:\\dir\"",
          "Write `\\\\` for a backslash.");

  public static final Code BAD_NUMBER =
      FAMILY.define(
          "E0112",
          "`{}` is no number",
          "Digits are grouped by single `_`; `0x` and `0b` need digits; a float needs digits on both sides of its point.",
          "let n = 1__0",
          "Correct the number.");

  public static final Code BAD_NUMBER_SUFFIX =
      FAMILY.define(
          "E0113",
          "`{}` is no unit",
          "Durations are written `250ms 10s 5m 2h`, sizes `4KiB`.",
          "let wait = 10sec",
          "Use one of the units.");

  public static final Code INTEGER_TOO_LARGE =
      FAMILY.define(
          "E0114",
          "`{}` does not fit into 64 bits",
          "Integers, durations and sizes have 64 bits.",
          "let n = 9223372036854775808",
          "Write a smaller number, or a float.");

  public static final Code STRAY_CHARACTER =
      FAMILY.define(
          "E0115",
          "`{}` belongs to no token",
          "The character has no meaning outside of strings, comments and C code.",
          "let x = 1 @ 2",
          "Remove it.");

  public static final Code FOREIGN_OPERATOR =
      FAMILY.define(
          "E0116",
          "`{}` is no operator",
          "Logic is written in words.",
          "if a && b { }",
          "Write the word that the message names.");

  public static final Code SINGLE_QUOTES =
      FAMILY.define(
          "E0117",
          "strings stand in double quotes",
          "Single quotes have no meaning.",
          "let s = 'text'",
          "Write \"text\".");

  public static final Code CHAINED_COMPARISON =
      FAMILY.define(
          "E0118",
          "`{}` and `{}` cannot follow each other",
          "Comparisons and ranges do not chain.",
          "if 1 < x < 9 { }",
          "Join two comparisons with `and`.");

  public static final Code NAMED_TWICE =
      FAMILY.define(
          "E0119",
          "argument `{}` is given twice",
          "A call names each argument once.",
          "f(a: 1, a: 2)",
          "Keep one of the two.");

  public static final Code POSITIONAL_AFTER_NAMED =
      FAMILY.define(
          "E0120",
          "an argument without a name behind one with a name",
          "Arguments that go by their place come first.",
          "f(a: 1, 2)",
          "Move it to the front, or name it.");

  public static final Code PARAMETER_TWICE =
      FAMILY.define(
          "E0121",
          "parameter `{}` stands twice",
          "Each parameter has a name of its own.",
          "fn f(a, a) { }",
          "Rename one.");

  public static final Code KEY_TWICE =
      FAMILY.define(
          "E0122",
          "field `{}` stands twice in the record",
          "A record has each field once.",
          "{a: 1, a: 2}",
          "Keep one of the two.");

  public static final Code NOT_A_VARIABLE =
      FAMILY.define(
          "E0123",
          "only a variable can be assigned",
          "Lists and records never change; what is assigned is a name.",
          "xs[0] = 1",
          "Build a new value: `{...r, n: 2}`, `a + b`.");

  public static final Code SPACE_IN_WORD =
      FAMILY.define(
          "E0124",
          "`{}` is one word, without spaces",
          "Words with a hyphen are written without spaces.",
          "consistency per - task",
          "Remove the spaces.");

  public static final Code BAD_HEADER =
      FAMILY.define(
          "E0125",
          "`{}` is no header",
          "A header is a relative path of letters, digits and `_ - + . /`.",
          "include <../x.h>",
          "Correct the path.");

  public static final Code MISPLACED =
      FAMILY.define(
          "E0126",
          "{} does not belong here: it belongs {}",
          "The part is right, its place is not.",
          "in vmlinux { replace function f in vmlinux with g }",
          "Move it.");

  public static final Code TRY_ALONE =
      FAMILY.define(
          "E0127",
          "`try` needs `rescue` or `ensure`",
          "A `try` that neither rescues nor ensures does nothing.",
          "try { apply p }",
          "Add `rescue e { .. }` or `ensure { .. }`.");

  public static final Code TOO_DEEP =
      FAMILY.define(
          "E0128",
          "nested too deeply",
          "Brackets or operators are nested deeper than the parser follows.",
          "((((((...))))))",
          "Name parts of it with `let`.");

  public static final Code NOT_YET =
      FAMILY.define(
          "E0129",
          "{} cannot be used yet",
          "The language has it, this version of Liveseam does not.",
          "pipeline p { }",
          "Wait for it, or do without.");

  private SyntaxErrors() {}
}
