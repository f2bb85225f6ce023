package org.liveseam.runtime.kernel.prebuilt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a livepatch module looks like whose structures are not those of any kernel. */
public final class PrebuiltModules {
  /** Two objects, callbacks, positions, states; each structure longer than what is read of it. */
  public static final String SOURCE =
      """
      #define INFO(n, text) \\
        static const char info_##n[] __attribute__((section(".modinfo"), used)) = text
      struct func { const char *old; void *new; unsigned long pos; void *rest[9]; };
      struct object { const char *name; struct func *funcs; void *cb[4]; long rest[11]; };
      struct state { unsigned long id; unsigned version; void *data; };
      struct patch { void *mod; struct object *objs; struct state *states; _Bool replace; long rest[7]; };
      struct module { int state; void *list[2]; char name[56]; char rest[840]; };

      INFO(1, "license=GPL");
      INFO(2, "livepatch=Y");
      INFO(3, "name=prebuilt");
      INFO(4, "version=0.9");
      INFO(5, "vermagic=6.1.0-fake SMP preempt mod_unload ");
      INFO(6, "depends=");
      struct module __this_module __attribute__((section(".gnu.linkonce.this_module"), used)) =
          { .name = "prebuilt" };

      static int shown(void *m) { return 1; }
      static int other(void *m) { return 2; }
      static int size(void *m) { return 3; }
      static int before(void *o) { return 0; }
      static void after(void *o) { }
      struct { void *owner; void *read; } decoy = { &__this_module, shown };
      static struct func vmlinux[] = {
          { "cmdline_proc_show", shown }, { "seq_show", other, 2 }, { "version_proc_show", other }, { 0 } };
      static struct func module[] = { { "disksize_show", size }, { 0 } };
      static struct object objects[] = {
          { 0, vmlinux, { before, 0, 0, after } }, { "zram", module }, { 0 } };
      static struct state states[] = { { 7, 2 }, { 9, 1 }, { 0 } };
      struct patch patch = { &__this_module, objects, states, REPLACE };
      """;

  private PrebuiltModules() {}

  /** Compiles a module. */
  public static byte[] compile(Path folder, String source, boolean replace) throws IOException {
    Path c = Files.writeString(folder.resolve("prebuilt.c"), source);
    Path ko = folder.resolve("prebuilt.ko");
    var cc =
        new ProcessBuilder(
                List.of(
                    "cc",
                    "-c",
                    "-w",
                    "-O1",
                    "-fno-pic",
                    "-DREPLACE=" + (replace ? 1 : 0),
                    "-o",
                    ko.toString(),
                    c.toString()))
            .inheritIO()
            .start();
    try {
      if (!cc.waitFor(60, TimeUnit.SECONDS) || cc.exitValue() != 0) {
        throw new IOException("the compiler failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      cc.destroyForcibly();
    }
    return Files.readAllBytes(ko);
  }
}
