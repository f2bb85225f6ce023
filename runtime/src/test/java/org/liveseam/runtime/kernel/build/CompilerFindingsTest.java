package org.liveseam.runtime.kernel.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.build.CompilerFindings;
import org.liveseam.runtime.build.Findings;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.Patch;

/** Messages of the compiler, put where they belong; real compilers are in {@link KbuildTest}. */
class CompilerFindingsTest {
  private static final String LINE =
      "replace function a with c { return ä1; }; replace function b with c { return b1; } include"
          + " <x.h>";

  private final PatchText text = new PatchText(LINE);
  private final GeneratedC module = ModuleSource.generate(PatchText.request(patch(), "6.1"));

  private Patch patch() {
    return text.patch(
        text.vmlinux(
            function("a", text.c(" return ä1; ")), function("b", text.c(" return b1; ", "x.h"))));
  }

  private FunctionPatch function(String name, org.liveseam.runtime.model.Body body) {
    Span span = text.at("function " + name + " ");
    return new FunctionPatch(name, List.of(), OptionalInt.empty(), body, span, span);
  }

  private List<String> read(String... lines) {
    var findings = new Findings();
    new CompilerFindings(module, new KernelDialect("6.1"), findings)
        .read(String.join("\n", lines) + "\n");
    return Stream.concat(findings.errors().stream(), findings.warnings().stream())
        .map(CompilerFindingsTest::words)
        .toList();
  }

  private static String words(Diagnostic d) {
    Optional<Span> span = d.span();
    return d.code().id()
        + span.map(s -> " " + s.column() + "-" + s.endColumn() + " ").orElse(" ")
        + d.message()
        + (d.notes().isEmpty() ? "" : " " + d.notes());
  }

  private static final String REJECT = "the C compiler rejects the body of ";

  /** Columns tell two bodies on one line apart; they count bytes, ours count letters. */
  @Test
  void bodiesOnOneLine() {
    int first = LINE.indexOf("ä1") + 1;
    int second = LINE.indexOf("b1") + 1;
    assertEquals(
        List.of(
            "E2002 " + first + "-" + (first + 2) + " " + REJECT + "`a`: one",
            "E2002 " + (first + 2) + "-" + (first + 3) + " " + REJECT + "`a`: two",
            "E2002 " + second + "-" + (second + 2) + " " + REJECT + "`b`: three"),
        read(
            "fix.seam:1:" + first + ": error: one",
            "fix.seam:1:" + (first + 3) + ": error: two",
            "fix.seam:1:" + second + ": error: three"));
  }

  @Test
  void theClosingBrace() {
    int brace = LINE.indexOf("}") + 1;
    assertEquals(
        List.of("E2002 " + brace + "-" + (brace + 1) + " " + REJECT + "`a`: no return"),
        read("<liveseam: end seam_f0>:1:1: error: no return"));
  }

  @Test
  void trickyHeadersAreShownAtTheirInclude() {
    int include = LINE.indexOf("<x.h>") + 1;
    String at =
        "E2002 " + include + "-" + (include + 5) + " " + REJECT + "`b`: bad [at /inc/y.h:7]";
    assertEquals(
        List.of(at),
        read(
            "In file included from /inc/x.h:3,",
            "                 from <liveseam: include 0>:1:",
            "/inc/y.h:7:1: error: bad"));
  }

  @Test
  void macrosAreShownWhereTheyAreUsed() {
    int use = LINE.indexOf("b1") + 1;
    assertEquals(
        List.of(
            "E2002 "
                + use
                + "-"
                + (use + 2)
                + " "
                + REJECT
                + "`b`: bad [at /inc/y.h:7, fix.seam:1:"
                + use
                + ": in expansion of macro 'M']"),
        read(
            "/inc/y.h:7:1: error: bad", "fix.seam:1:" + use + ": note: in expansion of macro 'M'"));
  }

  @Test
  void theFrameIsToBlameOnlyAlone() {
    String frame = "<liveseam: module tables>:9:1: error: no klp_enable_patch";
    assertEquals(
        List.of(
            "E2018 1-"
                + (LINE.length() + 1)
                + " the headers of kernel 6.1 reject the generated module: no klp_enable_patch"),
        read(frame));
    assertEquals(1, read("fix.seam:1:36: error: unterminated", frame).size());
  }

  @Test
  void warningsOfTheKernelsOwnHeadersAreNotOurs() {
    assertEquals(List.of(), read("/inc/y.h:7:1: warning: odd"));
  }
}
