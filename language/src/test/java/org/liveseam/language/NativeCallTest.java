package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.language.api.ReplResult;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.Source;

/** Machine code that a script calls and that does not return soon. */
final class NativeCallTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<Thread> LEFT = Collections.synchronizedSet(new HashSet<>());
  private static final String NAP = "let nap = native(\"libc.so.6\", \"sleep\", (u32) -> u32)\n";

  /** Runs a script, and stops it when it is in machine code. */
  private static DiagnosticException stopped(Host host, String script) {
    var canceller =
        new Thread(
            () -> {
              long deadline = System.nanoTime() + PATIENCE.toNanos();
              while (!isInMachineCode() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
              }
              host.seam().cancel();
            });
    canceller.setDaemon(true);
    canceller.start();
    return assertTimeoutPreemptively(
        PATIENCE,
        () ->
            assertThrows(
                DiagnosticException.class,
                () -> host.seam().run(new Source("nap.seam", NAP + script), FOLDER)));
  }

  /** Whether a call of libc's sleep is under way: the thread that others left is not meant. */
  private static boolean isInMachineCode() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("seam-native"))
        .filter(thread -> !LEFT.contains(thread.getKey()))
        .anyMatch(
            thread ->
                Arrays.stream(thread.getValue())
                    .anyMatch(f -> f.getMethodName().equals("callRaw")));
  }

  @Test
  void theScriptEndsWithoutACallThatDoesNotReturn() {
    try (var host = new Host()) {
      var end = stopped(host, "try { nap(90) } ensure { print \"cleaned up ${nap(0)}\" }");
      assertEquals(ExitCode.INTERRUPTED, end.exit());
      String output = host.output().toString();
      assertTrue(output.contains("warning[E0622]: `sleep` did not return"), output);
      assertTrue(output.endsWith("cleaned up 0\n"), output);
      assertEquals(
          new ReplResult.Value("0", "int"), host.seam().eval(NAP + "nap(0)"), "others can be made");
      LEFT.addAll(Thread.getAllStackTraces().keySet());
    }
  }

  @Test
  void itsLibraryStaysUnderIt(@TempDir Path folder) throws IOException {
    Path c =
        Files.writeString(
            folder.resolve("nap.c"),
            "#include <unistd.h>\n"
                + "int rest(int s) { for (int i = 0; i < 10 * s; i++) usleep(100000); return 0; }\n");
    try (var host = new Host()) {
      stopped(
          host,
          "library \"libnap.so\" from \""
              + c
              + "\"\nnative(\"libnap.so\", \"rest\", (i32) -> i32)(90)");
      LEFT.addAll(Thread.getAllStackTraces().keySet());
    }
    assertTrue(Files.readString(Path.of("/proc/self/maps")).contains("libnap.so"));
  }

  @Test
  void aCallThatEndsSoonIsWaitedFor() {
    try (var host = new Host()) {
      var end = stopped(host, "nap(1)\nprint \"went on\"");
      assertEquals(ExitCode.INTERRUPTED, end.exit());
      String output = host.output().toString();
      assertFalse(output.contains("E0622") || output.contains("went on"), output);
    }
  }
}
