package org.liveseam.runtime.kernel.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.model.Body;

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
    assertEquals(List.of(), check(" /* original() */ p->original = q.show(\"show()\"); show; "));
    assertEquals(List.of(), check(" return original; ", "original"));
  }

  @Test
  void aFunctionIsNoReplacementForItself() {
    var text = new PatchText("replace function hello with itself");
    var body = new Body.Symbol("hello", text.at("itself"));
    var patch = text.patch(text.vmlinux(text.function("hello", body)));
    assertEquals("E2007", BodyCheck.check(patch).get(0).code().id());
  }
}
