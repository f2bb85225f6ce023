package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the line reader of the REPL does after each of these, {@code |} standing for a newline. */
class CompletenessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "^^                                  ~ complete",
        "// only a comment                   ~ complete",
        "let x = 1                           ~ complete",
        "status                              ~ complete",
        "apply fix, wait: 30s                ~ complete",
        "if x { 1 }                          ~ complete",
        "replace function f with g from \"a.c\" ~ complete",
        "replace function f with c { }       ~ complete",
        "let x =                             ~ incomplete: a value",
        "let x = 1 +                         ~ incomplete: a value",
        "apply fix,                          ~ incomplete: a value",
        "f(1,                                ~ incomplete: (",
        "let xs = [1                         ~ incomplete: [",
        "if x {                              ~ incomplete: {",
        "fn f() {|  if x {|  }               ~ incomplete: {",
        "let r = { a: 1,                     ~ incomplete: {",
        "patch p \"1\" {|  in vmlinux {      ~ incomplete: {",
        "replace function f with             ~ incomplete: a name or `fn` or a string or `(`",
        "replace function f with c {         ~ incomplete: c {",
        "replace function f with c { \"}\"   ~ incomplete: c {",
        "replace function                    ~ incomplete: a name or a string or `(`",
        "let t = \"\"\"                      ~ incomplete: \"\"\"",
        "let t = \"\"\"|  ${ x }|            ~ incomplete: \"\"\"",
        "let t = \"a ${ f(                   ~ incomplete: (",
        "let t = \"a ${ x                    ~ incomplete: ${",
        "/* not closed                       ~ incomplete: /*",
        "patch                               ~ incomplete: a name",
        "if x { 1 } else                     ~ incomplete: `{` or `if`",
        "let                                 ~ incomplete: a name",
        "pipeline p                          ~ wrong",
        "pipeline p {|  stage a on vm() {    ~ incomplete: {",
        "pipeline p { } rescue e {           ~ incomplete: {",
        "pipeline p { } ensure               ~ incomplete: `{`",
        "stage a, deadline 5m *              ~ incomplete: a value",
        "pipeline p { stage a { } }          ~ complete",
        "fn f                                ~ wrong",
        "let x                               ~ wrong",
        "try { x }                           ~ wrong",
        "let t = \"not closed                ~ wrong",
        "let x = )                           ~ wrong",
        "f(1 }                               ~ wrong",
        "let = 1|if x {                      ~ wrong",
        "x y z                               ~ wrong",
        "match x { 1 => 2 }                  ~ complete",
        "let x = § + f(                      ~ wrong",
      })
  void says(String text, String expected) {
    String input = text == null ? "" : text.strip().replace('|', '\n');
    assertEquals(expected, describe(Seam.parse(input).completeness()));
    assertEquals(expected, describe(Seam.parse(input + "\n").completeness()), "with a newline");
  }

  private static String describe(Completeness completeness) {
    return switch (completeness) {
      case Completeness.Complete() -> "complete";
      case Completeness.Incomplete(String open) -> "incomplete: " + open;
      case Completeness.Wrong() -> "wrong";
    };
  }
}
