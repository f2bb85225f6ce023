package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.OpenContext;

/** A boot that is no longer wanted. */
@Tag("guest")
final class GuestBootTest {
  @TempDir Path cache;
  @TempDir Path temporary;

  @Test
  void isCancelledWhileTheAgentStarts() throws Exception {
    GuestMachine machine = GuestMachine.required(cache);
    var cancellation = new Cancellation();
    var context = new OpenContext(e -> {}, cache, Duration.ofMinutes(2), cancellation, true);
    var boot = new GuestBoot(machine.host(temporary), "vm", machine.kernel());
    var cancelled =
        CompletableFuture.supplyAsync(
            () -> {
              awaitAgent();
              cancellation.cancel();
              return true;
            });
    var error = assertThrows(DiagnosticException.class, () -> boot.boot(context).close());
    assertTrue(cancelled.get(10, TimeUnit.SECONDS));
    assertEquals(TransitionErrors.INTERRUPTED, error.diagnostics().getFirst().code());
    assertEquals(List.of(), machine.leftIn(temporary));
  }

  /** Init is about to run the agent once the files that QEMU starts from are deleted. */
  private void awaitAgent() {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!agentStarts()) {
      assertTrue(System.nanoTime() < end, "init never ran the agent");
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private boolean agentStarts() {
    try (var folders = Files.list(temporary)) {
      return folders.anyMatch(
          folder ->
              Files.exists(folder.resolve("console.log"))
                  && !Files.exists(folder.resolve("initrd")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
