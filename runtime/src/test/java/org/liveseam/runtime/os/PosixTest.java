package org.liveseam.runtime.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PosixTest {
  @TempDir Path folder;
  private Posix posix;

  @BeforeEach
  void load() throws IOException {
    posix = Posix.load();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void tellsTheExactError() {
    var missing =
        assertThrows(
            SystemCallException.class,
            () -> posix.open(folder.resolve("none"), Posix.Mode.READ_NOW));
    assertTrue(missing.errno().is(Errno.ENOENT));
    assertEquals(
        "open " + folder.resolve("none") + ": ENOENT (No such file or directory)",
        missing.getMessage());
    // What a kernel without modules, a process without the right, and any other answer.
    var module =
        assertThrows(SystemCallException.class, () -> posix.deleteModule("no_such_module"));
    assertTrue(module.errno().isAny(Errno.ENOENT, Errno.EPERM, 38), module.getMessage());
    assertEquals("errno 4242", Errno.of(4242).name());
  }

  @Test
  void writesAndReadsBytes() throws IOException {
    Path file = folder.resolve("päth");
    try (var descriptor = posix.open(file, Posix.Mode.CREATE_PRIVATE)) {
      descriptor.write(bytes("hello\n"));
      descriptor.seek(1);
      assertArrayEquals(bytes("ell"), descriptor.read(3));
      descriptor.seekEnd();
      assertArrayEquals(new byte[0], descriptor.read(3));
      descriptor.truncate();
    }
    assertEquals(0, Files.size(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aReadThatWouldWaitFailsInstead() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    try (var reader = posix.open(pipe, Posix.Mode.READ_NOW);
        var writer = posix.open(pipe, Posix.Mode.WRITE)) {
      var wait = assertThrows(SystemCallException.class, () -> reader.read(10));
      assertTrue(wait.errno().is(Errno.EAGAIN));
      writer.write(bytes("x"));
      assertArrayEquals(bytes("x"), reader.read(10));
    }
  }

  @Test
  void whatIsWrittenToAPipeIsReadUntilItsLastSinkIsClosed() throws IOException {
    Posix.Pipe pipe = posix.pipe();
    try (var source = pipe.source()) {
      try (var other = Files.newOutputStream(own(pipe.sink()))) {
        pipe.sink().write(new byte[] {1});
        pipe.sink().close();
        other.write(2);
      }
      assertArrayEquals(new byte[] {1, 2}, source.read(10));
      assertArrayEquals(new byte[0], source.read(10));
    }
  }

  private static Path own(Descriptor descriptor) {
    return Path.of("/proc/self/fd", Integer.toString(descriptor.number()));
  }

  @Test
  void onlyOneOpeningHoldsALock() throws IOException {
    Path file = folder.resolve("lock");
    var first = posix.open(file, Posix.Mode.CREATE_PRIVATE);
    try (var second = posix.open(file, Posix.Mode.CREATE_PRIVATE)) {
      assertTrue(first.tryLock());
      assertFalse(second.tryLock());
      first.close();
      assertTrue(second.tryLock());
    }
  }

  @Test
  void followsNoLinkToAPrivateFile() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("victim"));
    assertThrows(
        SystemCallException.class, () -> posix.open(link, Posix.Mode.CREATE_PRIVATE).close());
    assertFalse(Files.exists(folder.resolve("victim")));
  }

  @Test
  void aClosedDescriptorIsNotUsed() throws IOException {
    var descriptor = posix.open(folder.resolve("file"), Posix.Mode.CREATE_PRIVATE);
    descriptor.close();
    descriptor.close();
    assertThrows(IllegalStateException.class, () -> descriptor.read(1));
  }
}
