package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.TypeLiteral;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values of scripts in the hands of a host, and values of a host in the hands of scripts. */
final class InteropTest {
  private static final String PATCH =
      """
      patch quiet "1.2" {
        reason "none"
        replace function cmdline_proc_show with my_show
      }
      ({ patch: quiet, size: 4KiB, wait: 90s, range: 1..3, target: vm(), counter: atomic(5),
         twice: fn(n) => n * 2, error: try { fail "no luck" } rescue e { e } })
      """;

  private final Context context =
      Context.newBuilder("seam")
          .allowHostAccess(HostAccess.ALL)
          .option("engine.WarnInterpreterOnly", "false")
          .build();

  @AfterEach
  void close() {
    context.close();
  }

  private Value eval(String text) {
    return context.eval("seam", text);
  }

  @Test
  void theDomainsValuesHaveMembers() {
    Value all = eval(PATCH);
    assertEquals("quiet", all.getMember("patch").getMember("name").asString());
    assertEquals("1.2", all.getMember("patch").getMember("version").asString());
    assertEquals(
        "cmdline_proc_show",
        all.getMember("patch").getMember("functions").getArrayElement(0).asString());
    assertEquals("patch", all.getMember("patch").getMetaObject().getMetaSimpleName());
    assertTrue(all.getMember("patch").getMetaObject().isMetaInstance(all.getMember("patch")));
    assertEquals(4096, all.getMember("size").getMember("bytes").asLong());
    assertEquals(Duration.ofSeconds(90), all.getMember("wait").asDuration());
    assertEquals("vm", all.getMember("target").getMember("name").asString());
    assertEquals("E0602", all.getMember("error").getMember("code").asString());
    assertEquals("no luck", all.getMember("error").getMember("summary").asString());
    assertTrue(all.getMember("error").getMemberKeys().contains("location"));
    assertFalse(all.getMember("error").hasMember("nothing"));
  }

  @Test
  void functionsAndMethodsAreInvoked() {
    Value all = eval(PATCH);
    assertEquals(42, all.invokeMember("twice", 21).asInt());
    assertEquals("fn", all.getMember("twice").getMetaObject().getMetaSimpleName());
    assertEquals(5, all.getMember("counter").invokeMember("get").asLong());
    assertEquals(8, all.getMember("counter").invokeMember("add", 3).asLong());
    assertThrows(UnsupportedOperationException.class, () -> all.invokeMember("patch"));
  }

  @Test
  void bindingsShowWhatFilesDefined() {
    eval("let a = 1\nfn f(n) => n + a");
    eval("let b = 2");
    Value bindings = context.getBindings("seam");
    assertEquals(java.util.Set.of("a", "b", "f"), bindings.getMemberKeys());
    assertEquals(5, bindings.invokeMember("f", 4).asInt());
    assertEquals(3, bindings.getMember("len").execute("abc").asInt());
    assertFalse(bindings.hasMember("nothing"));
  }

  @Test
  void rangesAndListsAreGoneThrough() {
    var seen = new ArrayList<Integer>();
    Value iterator = eval("1..3").getIterator();
    while (iterator.hasIteratorNextElement()) {
      seen.add(iterator.getIteratorNextElement().asInt());
    }
    assertEquals(List.of(1, 2, 3), seen);
    List<Object> list = eval("[1, \"a\"]").as(new TypeLiteral<List<Object>>() {});
    assertEquals(2, list.size());
    assertEquals(1L, list.get(0));
    assertEquals("a", list.get(1));
  }

  @Test
  void errorsCarryTheirParts() {
    PolyglotException failed =
        assertThrows(PolyglotException.class, () -> eval("fn f() { [1][5] }\nf()"));
    assertEquals("E0605", failed.getGuestObject().getMember("code").asString());
    assertEquals(1, failed.getSourceLocation().getStartLine());
    assertEquals("[1][5]", failed.getSourceLocation().getCharacters().toString());
    assertEquals("f", failed.getPolyglotStackTrace().iterator().next().getRootName());
    PolyglotException wrong = assertThrows(PolyglotException.class, () -> eval("let x =\n  nope"));
    assertTrue(wrong.isSyntaxError());
    assertEquals("nope", wrong.getSourceLocation().getCharacters().toString());
  }

  @Test
  void hostListsAndMapsAreRead() {
    Value sum = eval("fn(xs) { var s = 0\n for x in xs { s = s + x }\n return s }");
    assertEquals(6, sum.execute(List.of(1, 2, 3)).asInt());
    assertEquals(6, sum.execute((Object) new int[] {1, 2, 3}).asInt());
    assertEquals(2, eval("fn(xs) => xs[1]").execute(List.of(1, 2, 3)).asInt());
    assertEquals(3, eval("fn(xs) => len(xs)").execute(List.of(1, 2, 3)).asInt());
    assertEquals("b", eval("fn(m) => m[\"a\"]").execute(Map.of("a", "b")).asString());
    assertEquals("b", eval("fn(m) => m.a").execute(Map.of("a", "b")).asString());
    assertEquals(
        "[1, 2, 3]", eval("fn(a, b) => a + b").execute(List.of(1), List.of(2, 3)).toString());
    PolyglotException outside =
        assertThrows(PolyglotException.class, () -> eval("fn(xs) => xs[9]").execute(List.of(1)));
    assertEquals("E0605", outside.getGuestObject().getMember("code").asString());
  }

  @Test
  void hostFunctionsAreCalledAndTheirErrorsRescued() {
    ProxyExecutable join = a -> a[0].asString() + a[1].asInt();
    assertEquals("n1", eval("fn(f) => f(\"n\", 1)").execute(join).asString());
    ProxyExecutable fails =
        a -> {
          throw new IllegalStateException("out of order");
        };
    Value rescued = eval("fn(f) { try { f() } rescue e { return e.code + \" \" + e.summary } }");
    assertEquals(
        "E0671 an error of another language: out of order", rescued.execute(fails).asString());
    PolyglotException named =
        assertThrows(PolyglotException.class, () -> eval("fn(f) => f(a: 1)").execute(join));
    assertEquals("E0672", named.getGuestObject().getMember("code").asString());
  }

  @Test
  void hostMethodsKeepTheirObject() {
    var list = new ArrayList<String>(List.of("a"));
    eval("fn(list) { list.add(\"b\")\n return list }").execute(list);
    assertEquals(List.of("a", "b"), list);
  }

  @Test
  void hostValuesComeBackAsTheyWent() {
    var object = new Object();
    Value same = eval("fn(a) => ({ in: [a] })").execute(object);
    assertSame(object, same.getMember("in").getArrayElement(0).asHostObject());
    assertTrue(eval("fn(a) => a == null").execute((Object) null).asBoolean());
    assertTrue(eval("fn(a) => a == 2m").execute(Duration.ofMinutes(2)).asBoolean());
    assertTrue(eval("fn(a, b) => a == b").execute(object, object).asBoolean());
  }
}
