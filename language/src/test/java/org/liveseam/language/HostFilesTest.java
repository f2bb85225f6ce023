package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.language.library.HostFiles;
import org.liveseam.language.library.Pulse;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** What is read need not be a file that stands still. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class HostFilesTest {
  private static final long LIMIT = 1 << 20;

  @TempDir Path folder;

  @Test
  void filesOfTheKernelAreRead() {
    assertTrue(HostFiles.read("/proc/version", LIMIT, () -> {}).length > 0);
    assertTrue(
        HostFiles.read("/sys/kernel/mm/transparent_hugepage/enabled", LIMIT, () -> {}).length > 0
            || Files.notExists(Path.of("/sys/kernel/mm/transparent_hugepage/enabled")));
    assertEquals(0, HostFiles.read("/dev/null", LIMIT, () -> {}).length);
  }

  @Test
  void aDeviceWithoutEndIsBounded() {
    assertEquals("E0639", code("/dev/zero", () -> {}));
  }

  @Test
  void aFifoIsReadToItsEnd() throws Exception {
    Path fifo = fifo();
    Process writer =
        new ProcessBuilder("sh", "-c", "(echo one; sleep 0.2; echo two) > " + fifo).start();
    byte[] content = HostFiles.read(fifo.toString(), LIMIT, () -> {});
    assertArrayEquals("one\ntwo\n".getBytes(StandardCharsets.UTF_8), content);
    assertTrue(writer.waitFor(30, TimeUnit.SECONDS));
  }

  @Test
  void aWaitForAWriterCanBeGivenUp() throws Exception {
    Path fifo = fifo();
    assertEquals("E0616", code(fifo.toString(), third()));
    Files.newOutputStream(fifo).close();
    assertEquals(0, readers());
  }

  @Test
  void anInterruptIsAWishToStop() throws Exception {
    Path fifo = fifo();
    Thread.currentThread().interrupt();
    assertEquals("E0616", code(fifo.toString(), () -> {}));
    assertTrue(Thread.interrupted(), "it is told on");
    Files.newOutputStream(fifo).close();
    assertEquals(0, readers());
  }

  @Test
  void aWaitForMoreCanBeGivenUp() throws Exception {
    Path fifo = fifo();
    Process writer =
        new ProcessBuilder("sh", "-c", "exec 3> " + fifo + "; echo one >&3; exec sleep 300")
            .start();
    try {
      assertEquals("E0616", code(fifo.toString(), third()));
      assertEquals(0, readers());
    } finally {
      writer.destroyForcibly();
    }
  }

  /** How many threads go on reading. */
  private static long readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("seam-read"))
        .filter(HostFilesTest::stays)
        .count();
  }

  private static boolean stays(Thread thread) {
    try {
      thread.join(10_000);
      return thread.isAlive();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops at its third look. */
  private static Pulse third() {
    var looks = new AtomicInteger();
    return () -> {
      if (looks.incrementAndGet() == 3) {
        throw Diagnostic.of(ScriptErrors.CANCELLED).raise();
      }
    };
  }

  private static String code(String file, Pulse pulse) {
    DiagnosticException e =
        assertThrows(DiagnosticException.class, () -> HostFiles.read(file, LIMIT, pulse));
    return e.diagnostics().get(0).code().id();
  }

  private Path fifo() throws IOException, InterruptedException {
    Path fifo = folder.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    return fifo;
  }
}
