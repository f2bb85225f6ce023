package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.RecordEntry;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.StringPart;

class ExpressionTreeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a or b and c              ~ (or a (and b c))",
        "not a and b               ~ (and (not a) b)",
        "not a == b                ~ (not (== a b))",
        "a == b + c                ~ (== a (+ b c))",
        "a..b + 1                  ~ (.. a (+ b 1))",
        "a..<b == r                ~ (== (..< a b) r)",
        "a - b - c                 ~ (- (- a b) c)",
        "a + b * c % d             ~ (+ a (% (* b c) d))",
        "-a.b                      ~ (- (. a b))",
        "-a * b                    ~ (* (- a) b)",
        "- 3 + -4                  ~ (+ -3 -4)",
        "(a + b) * c               ~ (* (+ a b) c)",
        "f(1)(2)[3].match          ~ (. ([] (call (call f [1]) [2]) 3) match)",
        "f(1, while: 2, b: x)      ~ (call f [1, while:2, b:x])",
        "a <= b                    ~ (<= a b)",
        "a != b                    ~ (!= a b)",
      })
  void bindsAsTheLanguageSays(String text, String shape) {
    assertEquals(shape, Trees.shape(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "apply fix, wait: x     ~ (command apply [fix, wait:x])",
        "fixes.apply not x      ~ (command (. fixes apply) [(not x)])",
        "report to: x           ~ (command report [to:x])",
        "print -1               ~ (- print 1)",
        "f (1)                  ~ (call f [1])",
        "f [1]                  ~ ([] f 1)",
        "status                 ~ status",
        "kernel.match x         ~ (command (. kernel match) [x])",
      })
  void aCommandIsACallWithoutParentheses(String text, String shape) {
    assertEquals(shape, Trees.shape(Trees.only(text, Statement.Evaluate.class).expression()));
  }

  @Test
  void durationsAndSizesKeepWhatWasWritten() {
    var duration = Trees.expression("1_500ms", Expression.DurationLiteral.class);
    assertEquals(Duration.ofMillis(1500), duration.value());
    assertEquals("1500ms", duration.text().replace("_", ""));
    assertEquals(
        Duration.ofHours(-2), Trees.expression("-2h", Expression.DurationLiteral.class).value());
    var size = Trees.expression("4KiB", Expression.SizeLiteral.class);
    assertEquals(4096, size.bytes());
    assertEquals("4KiB", size.text());
  }

  @ParameterizedTest
  @CsvSource({
    "0xff, 255",
    "0b1_01, 5",
    "1_000, 1000",
    "-9223372036854775808, -9223372036854775808",
    "007, 7"
  })
  void integersHaveThreeRadixes(String text, long value) {
    assertEquals(value, Trees.expression(text, Expression.IntegerLiteral.class).value());
  }

  @Test
  void floatsNeedBothSides() {
    assertEquals(1.5, Trees.expression("1.5", Expression.FloatLiteral.class).value());
    assertEquals(-0.002, Trees.expression("-2.0e-3", Expression.FloatLiteral.class).value());
    assertEquals("(.. 1 5)", Trees.shape("1..5"));
  }

  @Test
  void stringsAreUnescaped() {
    assertEquals(
        "a\n\t\"$\\😀",
        Trees.expression("\"a\\n\\t\\\"\\$\\\\\\u{1F600}\"", Expression.StringLiteral.class)
            .value());
    assertEquals("", Trees.expression("\"\"", Expression.StringLiteral.class).value());
    assertEquals("$x $", Trees.expression("\"$x $\"", Expression.StringLiteral.class).value());
  }

  @Test
  void holesAreExpressions() {
    var parts =
        Trees.expression("\"a ${x + 1}b\\n${ \"${y}\" }\"", Expression.Interpolation.class).parts();
    assertEquals(4, parts.size());
    assertEquals("a ", assertInstanceOf(StringPart.Text.class, parts.get(0)).value());
    assertEquals(
        "(+ x 1)", Trees.shape(assertInstanceOf(StringPart.Hole.class, parts.get(1)).expression()));
    assertEquals("b\n", assertInstanceOf(StringPart.Text.class, parts.get(2)).value());
    assertInstanceOf(
        Expression.Interpolation.class,
        assertInstanceOf(StringPart.Hole.class, parts.get(3)).expression());
  }

  @Test
  void textsLoseTheirCommonIndentation() {
    assertEquals("a\n  \"b\"\n\nc\n", text("\"\"\"\n    a\n      \"b\"\n\n    c\n    \"\"\""));
    assertEquals("  a\nb", text("\"\"\"\n    a\n  b\"\"\""));
    assertEquals("  a\n", text("\"\"\"\n    a\n  \"\"\""));
    assertEquals("a\n  b", text("\"\"\"a\n  b\"\"\""));
    assertEquals("a\nb\n", text("\"\"\"\r\n  a\r\n  b\r\n  \"\"\""));
    assertEquals("\ta", text("\"\"\"\n  \\ta\"\"\""));
  }

  private static String text(String literal) {
    return Trees.expression(literal, Expression.StringLiteral.class).value();
  }

  @Test
  void aBraceOpensARecordOnlyWhereAValueBelongs() {
    var record = Trees.expression("{a: 1, \"b c\": 2\n ...r}", Expression.RecordLiteral.class);
    assertEquals(3, record.entries().size());
    assertEquals(
        "b c", assertInstanceOf(RecordEntry.Field.class, record.entries().get(1)).name().text());
    assertInstanceOf(RecordEntry.Spread.class, record.entries().get(2));
    Trees.expression("{}", Expression.RecordLiteral.class);
    Trees.expression("{ x }", Expression.Block.class);
    Trees.expression("{ \"${x}\" }", Expression.Block.class);
    var loop = Trees.only("if x == (y) {}", Statement.Evaluate.class);
    assertInstanceOf(Expression.If.class, loop.expression());
    var closure = Trees.expression("fn() => {}", Expression.Closure.class);
    var value = closure.function().body().statements().getFirst();
    assertInstanceOf(
        Expression.Block.class, assertInstanceOf(Statement.Evaluate.class, value).expression());
  }

  @Test
  void comprehensionsHaveAnOptionalCondition() {
    var with = Trees.expression("[for x in xs if x > 1 { x * x }]", Expression.Comprehension.class);
    assertNotNull(with.condition());
    assertNull(Trees.expression("[for x in xs { x }]", Expression.Comprehension.class).condition());
  }

  @Test
  void elseIfIsAChain() {
    var first = Trees.expression("if a { 1 } else if b { 2 } else { 3 }", Expression.If.class);
    var second = assertInstanceOf(Expression.If.class, first.otherwise());
    assertInstanceOf(Expression.Block.class, second.otherwise());
    assertNull(Trees.expression("if a { 1 }", Expression.If.class).otherwise());
  }

  @Test
  void spansCountUnitsOfTheText() {
    String text = "let a = \"😀\" + b";
    var sum =
        assertInstanceOf(Expression.Binary.class, Trees.only(text, Statement.Let.class).value());
    assertEquals("\"😀\"", Trees.written(text, sum.left().span()));
    assertEquals("+", Trees.written(text, sum.operatorSpan()));
    assertEquals("b", Trees.written(text, sum.right().span()));
  }

  @Test
  void newlinesEndStatementsOnlyWhereTheyMay() {
    assertEquals(2, Trees.statements("a\n(b)").size());
    assertEquals(2, Trees.statements("a\n[b]").size());
    assertEquals(2, Trees.statements("a\n-b").size());
    assertEquals(1, Trees.statements("a +\nb").size());
    assertEquals(1, Trees.statements("f(a\n,\nb\n)").size());
    assertEquals(1, Trees.statements("let x = [\n1\n]").size());
    assertEquals(2, Trees.statements("f(fn() {\n a\n b\n})\nc").size());
    var call = Trees.only("f(fn() {\n a\n -b\n})", Statement.Evaluate.class);
    var argument =
        assertInstanceOf(Expression.Call.class, call.expression()).arguments().getFirst();
    var body = assertInstanceOf(Expression.Closure.class, argument.value()).function().body();
    assertEquals(2, body.statements().size());
    assertEquals(List.of("a", "(- b)"), body.statements().stream().map(this::shape).toList());
  }

  private String shape(Statement statement) {
    return Trees.shape(assertInstanceOf(Statement.Evaluate.class, statement).expression());
  }
}
