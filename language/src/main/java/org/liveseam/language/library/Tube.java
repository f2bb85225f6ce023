package org.liveseam.language.library;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.liveseam.runtime.os.Descriptor;
import org.liveseam.runtime.os.Posix;

/**
 * A pipe to or from a program. The JDK's own are closed when the program ends, whoever else still
 * holds them; these end when the last who holds the other end is gone.
 *
 * <p>Both ends are opened anew by their names below {@code /proc}: that is how the JDK can be given
 * one, and how the other becomes a channel that can be closed while a thread waits in it.
 */
final class Tube implements AutoCloseable {
  private final Descriptor source;
  private final Descriptor sink;

  private Tube(Posix.Pipe pipe) {
    source = pipe.source();
    sink = pipe.sink();
  }

  static Tube make() throws IOException {
    return new Tube(Posix.load().pipe());
  }

  /** What a program is given to read. */
  File source() {
    return own(source).toFile();
  }

  /** What a program is given to write. */
  File sink() {
    return own(sink).toFile();
  }

  /** This process' end when the program has got its own: now nobody else holds either. */
  FileChannel reader() throws IOException {
    try (this) {
      return FileChannel.open(own(source), StandardOpenOption.READ);
    }
  }

  /** The same for what the program reads. */
  FileChannel writer() throws IOException {
    try (this) {
      return FileChannel.open(own(sink), StandardOpenOption.WRITE);
    }
  }

  private static Path own(Descriptor end) {
    return Path.of("/proc/self/fd", Integer.toString(end.number()));
  }

  @Override
  public void close() {
    source.close();
    sink.close();
  }
}
