package org.liveseam.runtime.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The C library of this process. Thread-safe: the calls are the kernel's own, and each returns its
 * error number to the thread that made it.
 */
public final class Posix {
  private final LibC libc;

  private Posix(LibC libc) {
    this.libc = libc;
  }

  /**
   * Finds the C library.
   *
   * @throws IOException if JNA's own library can be neither unpacked nor loaded: the folder for
   *     temporary files is not writable or mounted noexec, or this is no machine it was built for
   */
  public static Posix load() throws IOException {
    try {
      return new Posix(new LibC());
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new IOException("cannot load JNA's native library: " + e.getMessage(), e);
    }
  }

  /** How {@link #open} opens a file. Files are never inherited by programs that are started. */
  public enum Mode {
    /** For reading; a read that would wait fails with EAGAIN. */
    READ_NOW(LibC.O_RDONLY | LibC.O_NONBLOCK),
    /** For writing what is there already. */
    WRITE(LibC.O_WRONLY),
    /** For reading and writing, made with mode 0600 if it is missing; no symbolic link. */
    CREATE_PRIVATE(LibC.O_RDWR | LibC.O_CREAT | LibC.O_NOFOLLOW);

    private final int flags;

    Mode(int flags) {
      this.flags = flags | LibC.O_CLOEXEC;
    }
  }

  /** Opens a file; the caller closes it. */
  public Descriptor open(Path path, Mode mode) throws SystemCallException {
    int descriptor = libc.open(path.toString(), mode.flags, 0600);
    if (descriptor < 0) {
      throw failed("open " + path);
    }
    return new Descriptor(libc, descriptor, path);
  }

  /**
   * Loads a kernel module: init_module(2). Blocks while the module's own initialisation runs, which
   * nothing can cut short.
   *
   * @param parameters as on insmod's command line
   */
  public void initModule(byte[] image, String parameters) throws SystemCallException {
    try (var memory = new Memory(Math.max(1, image.length))) {
      memory.write(0, image, 0, image.length);
      if (libc.initModule(memory, image.length, parameters) != 0) {
        throw failed("init_module");
      }
    }
  }

  /** Unloads a kernel module, or fails at once if it is in use: delete_module(2), O_NONBLOCK. */
  public void deleteModule(String name) throws SystemCallException {
    if (libc.deleteModule(name, LibC.O_NONBLOCK) != 0) {
      throw failed("delete_module " + name);
    }
  }

  /**
   * The two ends of a pipe; programs that are started do not inherit them.
   *
   * @param source what is read from
   * @param sink what is written to
   */
  public record Pipe(Descriptor source, Descriptor sink) {}

  /** Makes a pipe, pipe2(2); the caller closes both ends. */
  public Pipe pipe() throws SystemCallException {
    var ends = new int[2];
    if (libc.pipe2(ends, LibC.O_CLOEXEC) != 0) {
      throw failed("pipe2");
    }
    return new Pipe(
        new Descriptor(libc, ends[0], Path.of("a pipe's source")),
        new Descriptor(libc, ends[1], Path.of("a pipe's sink")));
  }

  static SystemCallException failed(String call) {
    return new SystemCallException(call, Native.getLastError());
  }
}
