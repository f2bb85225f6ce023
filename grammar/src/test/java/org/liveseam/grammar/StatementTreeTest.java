package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Statement;

class StatementTreeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "edition 1                    ~ Edition",
        "import \"a.seam\" as a       ~ Import",
        "let a = 1                    ~ Let",
        "var a = 1                    ~ Var",
        "a = 1                        ~ Assignment",
        "on = 1                       ~ Assignment",
        "fn f() { }                   ~ Function",
        "external fn f(a: str) -> str ~ ExternalFunction",
        "patch p { }                  ~ Patch",
        "replace function f with g    ~ Replace",
        "test \"t\" { }               ~ Test",
        "pipeline p { }               ~ Pipeline",
        "stage a { }                  ~ Stage",
        "stage a on vm() { }          ~ Stage",
        "stage = 1                    ~ Assignment",
        "stage(1)                     ~ Evaluate",
        "on vm() { }                  ~ On",
        "on (t) { }                   ~ On",
        "for x in xs { }              ~ For",
        "while a { }                  ~ While",
        "break                        ~ Break",
        "continue                     ~ Continue",
        "return                       ~ Return",
        "return a                     ~ Return",
        "assert a == b                ~ Assert",
        "assert (a) == b              ~ Assert",
        "assert(a, \"why\")           ~ Assert",
        "assert                       ~ Evaluate",
        "assert.x                     ~ Evaluate",
        "on.x                         ~ Evaluate",
        "external                     ~ Evaluate",
        "a                            ~ Evaluate",
        "{ a }                        ~ Evaluate",
        "unsafe { a }                 ~ Evaluate",
      })
  void isOfItsFamily(String text, String family) {
    assertEquals(family, Trees.only(text, Statement.class).getClass().getSimpleName());
  }

  @Test
  void functionsHaveTypesDefaultsAndResults() {
    var function =
        Trees.only(
            "fn f(a, b: const struct x *, c: (i32) -> void = g) -> u8 { a }",
            Statement.Function.class);
    var signature = function.function().signature();
    assertEquals(3, signature.parameters().size());
    assertNull(signature.parameters().get(0).type());
    assertNotNull(signature.parameters().get(1).type());
    assertEquals("const struct x *", signature.parameters().get(1).type().text());
    assertNotNull(signature.parameters().get(2).type());
    assertEquals("(i32) -> void", signature.parameters().get(2).type().text());
    assertNotNull(signature.parameters().get(2).defaultValue());
    assertNotNull(signature.result());
    assertEquals("u8", signature.result().text());
  }

  @Test
  void tryHasItsClauses() {
    var all = Trees.expression("try { a } rescue e { b } ensure { c }", Expression.Try.class);
    assertNotNull(all.rescue());
    assertEquals("e", all.rescue().variable().text());
    assertNotNull(all.ensure());
    assertNull(Trees.expression("try { a } ensure { c }", Expression.Try.class).rescue());
  }

  @Test
  void pipelinesHaveStagesAndClauses() {
    var pipeline =
        Trees.only(
            "pipeline p { stage a on t, deadline d { x } } rescue e { b } ensure { c }",
            Statement.Pipeline.class);
    assertEquals("p", pipeline.name().text());
    assertNull(pipeline.deadline());
    assertNotNull(pipeline.rescue());
    assertNotNull(pipeline.ensure());
    var bounded = Trees.only("pipeline p, deadline d { x }", Statement.Pipeline.class);
    assertEquals("d", assertInstanceOf(Expression.Reference.class, bounded.deadline()).name());
    var stage = assertInstanceOf(Statement.Stage.class, pipeline.body().statements().get(0));
    assertEquals("a", stage.name().text());
    assertEquals("t", assertInstanceOf(Expression.Reference.class, stage.target()).name());
    assertEquals("d", assertInstanceOf(Expression.Reference.class, stage.deadline()).name());
    var plain = Trees.only("stage a, deadline d { x }", Statement.Stage.class);
    assertNull(plain.target());
    assertEquals("d", assertInstanceOf(Expression.Reference.class, plain.deadline()).name());
  }

  @Test
  void docCommentsBelongToTheDeclarationBelow() {
    assertEquals("a\nb", doc("/// a\n///  b\nlet x = 1".replace("  b", " b")));
    assertEquals("a", doc("let y = 0 /// behind\n/// a\nlet x = 1"));
    assertNull(doc("/// a\n\nlet x = 1"));
    assertNull(doc("//// a\nlet x = 1"));
    assertNull(doc("let y = 1 /// behind\nlet x = 1"));
  }

  private static @org.jspecify.annotations.Nullable String doc(String text) {
    var let = assertInstanceOf(Statement.Let.class, Trees.statements(text).getLast());
    return let.doc() == null ? null : let.doc().text();
  }

  @Test
  void aWrongLineLeavesTheOthersWhole() {
    ParseResult result = Seam.parse("let a = 1\nlet b = = 2\nfn f() {\n  x x x\n  y\n}\n");
    assertEquals(2, result.problems().size());
    List<Statement> statements = result.tree().statements();
    assertEquals(2, statements.size());
    var function = assertInstanceOf(Statement.Function.class, statements.get(1));
    assertEquals(1, function.function().body().statements().size());
  }
}
