package org.liveseam.runtime.kernel.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.build.Findings;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.model.Patch;

/** Lines as the tools of kernel 6.1 and binutils 2.40 write them. */
class ToolFindingsTest {
  private final PatchText text =
      new PatchText(
          """
          replace function hello with my_hello from "fix.c"
          replace function other with c { gone(1); }
          """);
  private final Patch patch =
      text.patch(
          text.vmlinux(
              text.function(
                  "hello",
                  text.from("my_hello", Path.of("/src/fix.c"), "int helper;\nint my_hello;\n")),
              text.function("other", text.c(" gone(1); "))));

  private Findings read(String line) {
    var findings = new Findings();
    new ToolFindings(patch, "6.1", findings).read(line + "\n");
    return findings;
  }

  private static List<String> places(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(d -> d.message() + d.span().map(span -> " at " + span.place()).orElse(""))
        .toList();
  }

  @Test
  void undefinedSymbols() {
    List<String> expected =
        List.of("`gone` is not exported to modules by kernel 6.1 at fix.seam:2:33");
    assertEquals(expected, places(read("ERROR: modpost: \"gone\" [x.ko] undefined!").errors()));
    assertEquals(expected, places(read("ERROR: \"gone\" [x.ko] undefined!").errors()));
    assertEquals(
        List.of("`hidden` is not exported to modules by kernel 6.1"),
        places(read("ERROR: modpost: \"hidden\" [x.ko] undefined!").errors()));
  }

  @Test
  void symbolsDefinedTwice() {
    String line =
        "file1.c:(.text+0x20): multiple definition of `helper'; file0.o:file0.c:(.text+0x0): first"
            + " defined here";
    assertEquals(
        List.of("`helper` is defined more than once in patch `fix` at /src/fix.c:1:5"),
        places(read(line).errors()));
  }

  @Test
  void warningsOfObjtoolAndModpost() {
    assertEquals(
        List.of("objtool warns about patch `fix`: seam_f1()+0x3: unreachable at fix.seam:2:18"),
        places(read("x.o: warning: objtool: seam_f1()+0x3: unreachable").warnings()));
    assertEquals(
        List.of("modpost warns about patch `fix`: section mismatch"),
        places(read("WARNING: modpost: section mismatch").warnings()));
    assertEquals(
        List.of(), places(read("WARNING: modpost: missing MODULE_DESCRIPTION() in x").warnings()));
    assertEquals(
        List.of("kbuild failed: modpost: module x uses symbol y from namespace Z"),
        places(read("ERROR: modpost: module x uses symbol y from namespace Z").errors()));
  }
}
