package org.liveseam.runtime.kernel.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;

class BodyCheckTest {
  private static List<String> check(String code, String... parameters) {
    var text = new PatchText("replace function show with c {" + code + "}");
    var patch = text.patch(text.vmlinux(text.function("show", text.c(), parameters)));
    return BodyCheck.check(patch).stream()
        .peek(d -> assertEquals(ExitCode.SOURCE, d.code().exit()))
        .map(d -> d.code().id() + " " + d.span().orElseThrow().place())
        .toList();
  }

  @Test
  void originalCannotBeReached() {
    assertEquals(List.of("E2006 fix.seam:2:9"), check("\n return original(m);\n"));
  }

  @Test
  void theReplacedNameCannotBeCalled() {
    assertEquals(List.of("E2007 fix.seam:1:39"), check(" return show (1); "));
  }

  @Test
  void otherUsesOfTheNamesAreFine() {
    assertEquals(List.of(), check(" /* original() */ p->original = q.show(\"show()\"); "));
    assertEquals(List.of(), check(" return original; ", "original"));
    assertEquals(List.of(), check(" int show = 1; return show; "));
  }

  @Test
  void theReplacedNameCannotBeUsedAtAll() {
    assertEquals(List.of("E2007 fix.seam:1:40"), check(" return (show)(1); "));
    assertEquals(List.of("E2007 fix.seam:1:36"), check(" p = show; "));
  }

  @Test
  void callbacksHaveNoOriginal() {
    var text =
        new PatchText("replace function show with other before patch c { return original(); }");
    var function = text.function("show", new Body.Symbol("other", text.at("other")));
    var callback = text.callback(Callback.Kind.BEFORE_PATCH, text.c(" return original(); "));
    var object =
        new ObjectPatch(
            new ObjectRef.Vmlinux(), List.of(function), List.of(callback), function.span());
    assertEquals(
        List.of("E2006"),
        BodyCheck.check(text.patch(object)).stream().map(d -> d.code().id()).toList());
  }

  @Test
  void aFunctionIsNoReplacementForItself() {
    var text = new PatchText("replace function hello with itself");
    var body = new Body.Symbol("hello", text.at("itself"));
    var patch = text.patch(text.vmlinux(text.function("hello", body)));
    assertEquals("E2007", BodyCheck.check(patch).get(0).code().id());
  }
}
