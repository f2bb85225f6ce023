package org.liveseam.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.os.Posix;

final class LockTest {
  @TempDir Path run;
  private Path folder;
  private Posix posix;

  @BeforeEach
  void load() throws IOException {
    posix = Posix.load();
    folder = run.resolve("liveseam");
  }

  private Lock take(String holder) throws IOException {
    return Lock.take(posix, folder, "kernel", holder);
  }

  private Diagnostic refused(String holder) {
    return assertThrows(DiagnosticException.class, () -> take(holder)).diagnostics().get(0);
  }

  @Test
  void isClosedToOthers() throws IOException {
    Lock lock = take("me");
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    assertEquals("me\n", Files.readString(folder.resolve("lock")));
    lock.close();
  }

  @Test
  void namesTheHolderOnOneLine() throws IOException {
    Lock lock = take("a holder\nwith \u001b[31mmany\u001b[0m words that is longer");
    assertEquals(
        "kernel is locked by a holder with  [31mmany [0m words that is longer",
        refused("other").message());
    lock.close();
    take("short").close();
    assertEquals("short\n", Files.readString(folder.resolve("lock")));
  }

  @Test
  void refusesAFolderThatOthersMayChange() throws IOException {
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertEquals("E4010", refused("me").code().id());
    Files.delete(folder);
    Files.createSymbolicLink(folder, run);
    assertEquals("E4010", refused("me").code().id());
    Files.delete(folder);
    Files.createFile(folder);
    assertEquals("E4010", refused("me").code().id());
  }

  @Test
  void whoIsNotRootIsToldSoInsteadOfToRemoveRootsFolder() {
    Diagnostic why = Lock.unprivileged(0, 1000, "kernel").orElseThrow();
    assertEquals("E5001", why.code().id());
    assertEquals(ExitCode.PERMISSION, why.code().exit());
    assertTrue(why.message().contains("lock kernel"), why.message());
    assertEquals(Optional.empty(), Lock.unprivileged(0, 0, "kernel"));
    assertEquals(Optional.empty(), Lock.unprivileged(1000, 0, "kernel"), "that one is not trusted");
    assertEquals(Optional.empty(), Lock.unprivileged(1000, 1001, "kernel"));
  }

  @Test
  void refusesAPlantedLink() throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createSymbolicLink(folder.resolve("lock"), run.resolve("victim"));
    assertThrows(IOException.class, () -> take("me"));
    assertTrue(Files.notExists(run.resolve("victim")));
  }

  /** Kept open by another JVM, which is killed so that nothing of it can clean up. */
  @Test
  @Timeout(60)
  void endsWithItsHolderHoweverThatEnds() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LockHolder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("locked", out.readLine());
      assertTrue(refused("me").message().contains("pid " + holder.pid()));
    } finally {
      holder.destroyForcibly();
      assertTrue(holder.waitFor(30, TimeUnit.SECONDS));
    }
    take("me").close();
  }
}
