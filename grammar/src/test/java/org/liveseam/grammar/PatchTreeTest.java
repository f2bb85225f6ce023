package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liveseam.grammar.tree.BodySyntax;
import org.liveseam.grammar.tree.CallbackSyntax;
import org.liveseam.grammar.tree.ConsistencyOption;
import org.liveseam.grammar.tree.ConsistencySyntax;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.IncludeSyntax;
import org.liveseam.grammar.tree.NameSyntax;
import org.liveseam.grammar.tree.ObjectItem;
import org.liveseam.grammar.tree.ObjectSyntax;
import org.liveseam.grammar.tree.PatchDeclaration;
import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.UnknownField;

class PatchTreeTest {
  private static PatchDeclaration patch(String items) {
    var statement =
        Trees.only("/// Doc\n/// two\npatch p \"1.0\" {\n" + items + "\n}", Statement.Patch.class);
    return statement.declaration();
  }

  private static <T> T item(String item, Class<T> type) {
    List<PatchItem> items = patch(item).items();
    assertEquals(1, items.size());
    return assertInstanceOf(type, items.getFirst());
  }

  private static <T> T object(String item, Class<T> type) {
    List<ObjectItem> items =
        item("in vmlinux {\n" + item + "\n}", PatchItem.ObjectBlock.class).items();
    assertEquals(1, items.size());
    return assertInstanceOf(type, items.getFirst());
  }

  private static ReplaceClause replace(String text) {
    return Trees.only(text, Statement.Replace.class).clause();
  }

  @Test
  void aPatchKeepsNameVersionAndDoc() {
    PatchDeclaration patch = patch("");
    assertEquals("p", patch.name().text());
    assertInstanceOf(Expression.StringLiteral.class, patch.version());
    assertNotNull(patch.doc());
    assertEquals("Doc\ntwo", patch.doc().text());
    assertTrue(patch.items().isEmpty());
    assertNull(Trees.only("patch q {\n}", Statement.Patch.class).declaration().version());
  }

  @Test
  void everyFieldValueIsAnExpression() {
    assertInstanceOf(
        Expression.Call.class, item("reason text(\"x\")", PatchItem.Reason.class).value());
    assertInstanceOf(
        Expression.Binary.class, item("fixes [1] + more", PatchItem.Fixes.class).value());
    var requires = item("requires kernel \"6.${minor}.*\"", PatchItem.Requires.class);
    assertEquals("kernel", requires.subject().text());
    assertInstanceOf(Expression.Interpolation.class, requires.value());
    item("replaces all", PatchItem.ReplacesAll.class);
    item("prologue allow", PatchItem.Prologue.class);
  }

  @Test
  void anUnknownFieldKeepsItsName() {
    String text = "patch p \"1\" {\n  reasn \"x\"\n  in vmlinux {\n    foo { a }\n  }\n}";
    PatchDeclaration patch = Trees.only(text, Statement.Patch.class).declaration();
    var field = assertInstanceOf(UnknownField.class, patch.items().get(0));
    assertEquals("reasn", Trees.written(text, field.name().span()));
    assertEquals("reasn \"x\"", Trees.written(text, field.span()));
    var block = assertInstanceOf(PatchItem.ObjectBlock.class, patch.items().get(1));
    var inner = assertInstanceOf(UnknownField.class, block.items().getFirst());
    assertEquals("foo", inner.name().text());
  }

  @Test
  void consistencyHasModelsInOrderAndOptions() {
    ConsistencySyntax consistency =
        item(
                "consistency per-task or immediate or (m) {\n wait 60s, on-stall reverse\n x 1 }",
                PatchItem.Consistency.class)
            .consistency();
    assertEquals("per-task", Trees.name(consistency.models().get(0)));
    assertEquals("immediate", Trees.name(consistency.models().get(1)));
    assertInstanceOf(NameSyntax.Computed.class, consistency.models().get(2));
    var wait = assertInstanceOf(ConsistencyOption.Wait.class, consistency.options().get(0));
    assertEquals(
        Duration.ofSeconds(60),
        assertInstanceOf(Expression.DurationLiteral.class, wait.deadline()).value());
    var stall = assertInstanceOf(ConsistencyOption.OnStall.class, consistency.options().get(1));
    assertEquals("reverse", Trees.name(stall.policy()));
    var unknown = assertInstanceOf(ConsistencyOption.Unknown.class, consistency.options().get(2));
    assertEquals("x", unknown.name().text());
  }

  @Test
  void bodiesAreOfFourKinds() {
    assertEquals(
        "g",
        assertInstanceOf(BodySyntax.Symbol.class, replace("replace function f with g").body())
            .symbol()
            .text());
    assertInstanceOf(BodySyntax.Computed.class, replace("replace function f with (g)").body());
    var file =
        assertInstanceOf(
            BodySyntax.FromFile.class,
            replace("replace function f with g from dir + \"/g.c\"").body());
    assertEquals("g", Trees.name(file.symbol()));
    assertInstanceOf(Expression.Binary.class, file.path());
  }

  @Test
  void aClosureSaysWhatItAnswersWhenItFails() {
    ReplaceClause clause =
        replace("replace function f with fn(a: i32) -> i32 { original(a) }, on-error -1");
    var closure = assertInstanceOf(BodySyntax.Closure.class, clause.body());
    assertEquals(1, closure.function().signature().parameters().size());
    assertNotNull(clause.onError());
    assertInstanceOf(Expression.IntegerLiteral.class, clause.onError().value());
    ReplaceClause usual = replace("replace function f with (g), on-error original");
    assertNotNull(usual.onError());
    assertNull(usual.onError().value());
    assertNull(replace("replace function f with (g)").onError());
  }

  @Test
  void aLibraryIsADeclaration() {
    var compiled = Trees.only("library \"a.so\" from \"a.c\"", Statement.Library.class);
    assertInstanceOf(Expression.StringLiteral.class, compiled.name());
    assertNotNull(compiled.source());
    assertNull(Trees.only("library dir + \"a.so\"", Statement.Library.class).source());
  }

  @Test
  void inlineCodeIsKeptAsItWasWritten() {
    String code = "\n  if (x) { puts(\"}\"); } // }\n  return '}';\n";
    String text =
        "replace function f(m, v: ptr) -> i32 with c {"
            + code
            + "} include <a/b.h> include \"c.h\"";
    ReplaceClause clause = replace(text);
    var body = assertInstanceOf(BodySyntax.InlineC.class, clause.body());
    assertEquals(code, body.code());
    assertEquals(code, Trees.written(text, body.codeSpan()));
    assertEquals(
        List.of("a/b.h true", "c.h false"),
        body.includes().stream().map(PatchTreeTest::describe).toList());
    assertNotNull(clause.parameters());
    assertEquals(2, clause.parameters().size());
    assertNotNull(clause.parameters().get(1).type());
    assertEquals("ptr", clause.parameters().get(1).type().text());
    assertNotNull(clause.result());
    assertEquals("i32", clause.result().text());
  }

  private static String describe(IncludeSyntax include) {
    return include.header() + " " + include.system();
  }

  @Test
  void theStatementFormHasObjectPositionAndConsistency() {
    ReplaceClause clause =
        replace("replace function f at 2 in module nf_nat with g, consistency stop-machine {}");
    assertInstanceOf(Expression.IntegerLiteral.class, clause.position());
    var module = assertInstanceOf(ObjectSyntax.Module.class, clause.object());
    assertEquals("nf_nat", Trees.name(module.name()));
    assertNotNull(clause.consistency());
    assertEquals("stop-machine", Trees.name(clause.consistency().models().getFirst()));
    assertNull(replace("replace function f with g").object());
    assertInstanceOf(
        ObjectSyntax.Library.class, replace("replace function f in \"x.so\" with g").object());
    assertInstanceOf(
        ObjectSyntax.Executable.class, replace("replace function f in executable with g").object());
  }

  @Test
  void anyWordMayNameAFunction() {
    assertEquals("match", Trees.name(replace("replace function match with test").function()));
    assertInstanceOf(
        NameSyntax.Computed.class, replace("replace function \"a.isra.0\" with g").function());
  }

  @Test
  void callbacksHaveTheirMoment() {
    assertEquals(
        CallbackSyntax.Kind.BEFORE_PATCH,
        object("before patch c { return 0; }", CallbackSyntax.class).kind());
    assertEquals(
        CallbackSyntax.Kind.AFTER_PATCH, object("after patch c {}", CallbackSyntax.class).kind());
    assertEquals(
        CallbackSyntax.Kind.BEFORE_UNPATCH,
        object("before unpatch c {}", CallbackSyntax.class).kind());
    assertEquals(
        CallbackSyntax.Kind.AFTER_UNPATCH,
        object("after unpatch c {}", CallbackSyntax.class).kind());
  }

  @Test
  void aDocCommentBelongsToTheStatementOrToTheClause() {
    var statement = Trees.only("/// why\nreplace function f with g", Statement.Replace.class);
    assertNotNull(statement.doc());
    assertEquals("why", statement.doc().text());
    assertNull(statement.clause().doc());
    ReplaceClause inner = object("/// inner\nreplace function f with g", ReplaceClause.class);
    assertNotNull(inner.doc());
    assertEquals("inner", inner.doc().text());
  }
}
