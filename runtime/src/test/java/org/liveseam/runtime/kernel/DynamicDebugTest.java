package org.liveseam.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.os.Posix;

final class DynamicDebugTest {
  private static final String CONTROL =
      """
      # filename:lineno [module]function flags format
      init/main.c:1234 [main]initcall_blacklist =p "blacklisting initcall %s\\n"
      kernel/livepatch/transition.c:75 [livepatch]klp_complete_transition =_ "'%s': completing\\n"
      kernel/livepatch/transition.c:148 [livepatch]klp_cancel_transition =pmf "'%s': canceling\\n"
      kernel/livepatch/transition.c:316 [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n"
      """;

  @TempDir Path root;

  @Test
  void findsTheLivePatchCoresMessages() {
    assertEquals(
        List.of(
            new DynamicDebug.Site(
                "kernel/livepatch/transition.c", 75, "klp_complete_transition", false),
            new DynamicDebug.Site(
                "kernel/livepatch/transition.c", 148, "klp_cancel_transition", true),
            new DynamicDebug.Site(
                "kernel/livepatch/transition.c", 316, "klp_try_switch_task", false)),
        DynamicDebug.sites(CONTROL));
  }

  /** An ordinary file keeps the first bytes of the last command. */
  @Test
  void leavesOnWhatWasOnBefore() throws IOException {
    Path control = root.resolve("proc/dynamic_debug/control");
    Files.createDirectories(control.getParent());
    Files.writeString(control, CONTROL);
    var debug = new DynamicDebug(Posix.load(), KernelRoots.below(root));
    debug.on();
    assertEquals("func klp_try_switch_task -p\n", firstLines(control, 1));
    debug.off();
    assertEquals("file kernel/livepatch/transition.c line 148 +p\n", firstLines(control, 1));
    Files.writeString(control, "untouched\n");
    debug.off();
    assertEquals("untouched\n", Files.readString(control));
  }

  private static String firstLines(Path file, int count) throws IOException {
    return String.join("\n", Files.readAllLines(file).subList(0, count)) + "\n";
  }
}
