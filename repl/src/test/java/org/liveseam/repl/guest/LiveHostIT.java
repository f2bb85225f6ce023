package org.liveseam.repl.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.repl.Launcher;
import org.liveseam.runtime.vm.GuestHost;
import org.liveseam.runtime.vm.GuestSpec;

/**
 * The command line on the kernel it runs on: a guest runs {@code bin/seam} itself, against {@code
 * kernel}. Two runs at once, and one that is killed half-way.
 */
final class LiveHostIT {
  @TempDir Path home;

  /** Each command's exit code and output go to the channel, in order. */
  private static final String SCRIPT =
      """
      set -u
      seam="$1"; files="$2"; home="$3"
      export HOME="$home" XDG_CACHE_HOME="$home/cache" XDG_STATE_HOME="$home/state" SEAM_BUILD=never
      say() { echo "== $1"; shift; "$@" 2>&1; echo "exit $?"; }
      # The run that will be killed: kswapd never leaves its function, so it waits.
      "$seam" apply "$files/stuck-waiting.seam" --target kernel >/tmp/first 2>&1 &
      first=$!
      i=0
      until cat /sys/kernel/livepatch/*/transition 2>/dev/null | grep -q 1; do
        i=$((i + 1)); [ $i -lt 900 ] || { echo "no transition"; cat /tmp/first; exit 1; }
        sleep 0.1
      done
      say second "$seam" apply "$files/stuck-waiting.seam" --target kernel
      kill -KILL $first; wait $first 2>/dev/null
      say status "$seam" status --target kernel
      say revert "$seam" revert stuck --target kernel
      echo "== left"; ls /sys/kernel/livepatch; grep -c '^seam_' /proc/modules
      echo "== end"
      """;

  @Test
  void aSecondRunIsToldWhoHoldsTheLockAndAKilledOneIsCleanedUpAfter() throws Exception {
    GuestNeeds.release();
    Path files = Path.of("src/test/resources/guest").toAbsolutePath();
    Path script = Files.writeString(home.resolve("live.sh"), SCRIPT);
    var host = GuestHost.local(home.resolve("vm"));
    var kernel = host.kernels().newestWithLivepatch().orElseThrow();
    // Built here, found in the cache there: kbuild takes half a minute under emulation.
    warmUp(files.resolve("stuck-waiting.seam"));
    String output;
    try (var guest =
        host.boot(
            GuestSpec.of(
                    kernel,
                    List.of(
                        "/bin/sh",
                        script.toString(),
                        Launcher.SEAM.toString(),
                        files.toString(),
                        home.toString()))
                .withSize(2048, 2),
            Duration.ofMinutes(2))) {
      output = new String(readAll(guest.in()), StandardCharsets.UTF_8);
    }
    assertTrue(output.contains("== end"), output);
    String second = part(output, "second");
    assertTrue(second.contains("E4001") && second.contains("seam apply"), output);
    assertTrue(second.endsWith("exit 6"), output);
    String status = part(output, "status");
    assertTrue(status.contains("stuck") && status.contains("1 task left: kswapd0"), output);
    assertTrue(part(output, "revert").endsWith("exit 0"), output);
    assertEquals("0", part(output, "left"), output);
  }

  /** The guest ends when its test does, by closing it, which ends the reading. */
  private static byte[] readAll(InputStream in) throws Exception {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return in.readAllBytes();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .get(10, TimeUnit.MINUTES);
  }

  private static String part(String output, String name) {
    int start = output.indexOf("== " + name + "\n");
    int end = output.indexOf("\n== ", start + 1);
    assertTrue(start >= 0 && end > start, () -> "no `" + name + "` in\n" + output);
    return output.substring(start + name.length() + 4, end).strip();
  }

  private void warmUp(Path file) throws Exception {
    var result = new Launcher(home).run("apply", file.toString(), "--target", "vm", "--wait", "1s");
    assertEquals(4, result.exit(), result.err());
  }
}
