package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;

/** What a host sees that knows only polyglot: values, functions, and nothing granted. */
final class EmbeddingTest {
  private static Context context() {
    return Context.newBuilder("seam").option("engine.WarnInterpreterOnly", "false").build();
  }

  @Test
  void valuesCross() {
    try (Context context = context()) {
      assertEquals(3, context.eval("seam", "1 + 2").asInt());
      assertEquals("a1", context.eval("seam", "\"a${1}\"").asString());
      assertTrue(context.eval("seam", "null").isNull());
      assertTrue(context.eval("seam", "5s").isDuration());
      Value list = context.eval("seam", "[1, 2.5, true]");
      assertEquals(3, list.getArraySize());
      assertEquals(2.5, list.getArrayElement(1).asDouble());
      Value record = context.eval("seam", "({a: 1, b: {c: \"x\"}})");
      assertEquals("x", record.getMember("b").getMember("c").asString());
      assertEquals("{a: 1, b: {c: \"x\"}}", record.toString());
    }
  }

  @Test
  void functionsAreCalledWithHostNumbers() {
    try (Context context = context()) {
      Value add = context.eval("seam", "fn(a, b = 10) => a + b");
      assertEquals(5, add.execute(2, 3).asInt());
      assertEquals(12, add.execute(2).asInt());
      assertThrows(IllegalArgumentException.class, () -> add.execute());
      assertThrows(IllegalArgumentException.class, () -> add.execute(1, 2, 3));
    }
  }

  @Test
  void errorsAreGuestErrorsWithPlaces() {
    try (Context context = context()) {
      PolyglotException wrong =
          assertThrows(PolyglotException.class, () -> context.eval("seam", "let x = nope"));
      assertTrue(wrong.isSyntaxError(), wrong.toString());
      PolyglotException failed =
          assertThrows(PolyglotException.class, () -> context.eval("seam", "\n1 / 0"));
      assertTrue(failed.isGuestException());
      assertEquals(2, failed.getSourceLocation().getStartLine());
    }
  }

  @Test
  void nothingIsGranted() {
    try (Context context = context()) {
      for (String acts :
          new String[] {"read(\"/etc/passwd\")", "status", "apply([])", "unsafe { 1 }"}) {
        PolyglotException refused =
            assertThrows(PolyglotException.class, () -> context.eval("seam", acts), acts);
        assertTrue(refused.isGuestException(), acts);
      }
    }
  }
}
