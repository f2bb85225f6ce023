package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Source;

/** A livepatch module built elsewhere, as scripts see it; the fake target takes any image. */
final class ModulePatchTest {
  private static final String MODULE =
      """
      #define INFO(n, text) \\
        static const char info_##n[] __attribute__((section(".modinfo"), used)) = text
      struct func { const char *old; void *new; unsigned long pos; void *rest[9]; };
      struct object { const char *name; struct func *funcs; void *cb[4]; long rest[11]; };
      struct state { unsigned long id; unsigned version; void *data; };
      struct patch { void *mod; struct object *objs; struct state *states; _Bool replace; };
      struct module { char before[24]; char name[56]; char after[840]; };
      INFO(1, "livepatch=Y");
      INFO(2, "name=prebuilt");
      INFO(3, "vermagic=" RELEASE " SMP ");
      struct module __this_module __attribute__((section(".gnu.linkonce.this_module"), used)) =
          { .name = "prebuilt" };
      static int shown(void *m) { return 1; }
      static struct func funcs[] = { { "cmdline_proc_show", shown }, { 0 } };
      static struct object objects[] = { { 0, funcs }, { 0 } };
      static struct state states[] = { { 7, 2 }, { 0 } };
      struct patch patch = { &__this_module, objects, states };
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void compile() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("module.c"), MODULE);
    module("prebuilt.ko", "6.1.0-fake");
    module("other.ko", "5.10.0-other");
  }

  private static void module(String name, String release) throws IOException, InterruptedException {
    Process cc =
        new ProcessBuilder(
                "cc",
                "-c",
                "-w",
                "-O1",
                "-fno-pic",
                "-DRELEASE=\"" + release + "\"",
                "-o",
                name,
                "module.c")
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertTrue(cc.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, cc.exitValue());
  }

  private static String run(String script) {
    try (var host = new Host()) {
      host.seam().run(new Source("module.seam", script), folder);
      return host.output().toString();
    }
  }

  @Test
  void isAppliedAndTakenBackLikeAnyOther() {
    String output =
        run(
            """
            patch fix from module "prebuilt.ko"
            patch older "1" {
              state 7 version 1
              in vmlinux { replace function version_proc_show with c { return 0; } }
            }
            let before = read("/proc/cmdline")
            apply fix
            apply fix
            print(read("/proc/cmdline"))
            try { apply older } rescue e { print(e.code) }
            revert fix
            assert read("/proc/cmdline") == before
            """);
    assertTrue(output.contains("| enabling patch 'fix'\n"), output);
    assertTrue(output.contains("hidden\n"), output);
    assertTrue(output.contains("E4021\n"), output);
    assertTrue(output.contains("| 'fix': unpatching complete\n"), output);
    assertEquals(1, output.split("enabling patch", -1).length - 1, output);
  }

  @Test
  void oneForAnotherKernelIsRefusedBeforeAnything() {
    var error =
        assertThrows(
            DiagnosticException.class,
            () -> run("patch fix from module \"other.ko\"\napply fix\n"));
    assertEquals(List.of("E1009"), error.diagnostics().stream().map(d -> d.code().id()).toList());
    assertTrue(error.diagnostics().get(0).message().contains("5.10.0-other"));
  }
}
