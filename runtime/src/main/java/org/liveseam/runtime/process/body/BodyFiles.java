package org.liveseam.runtime.process.body;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A folder of this process' own for the files that it loads. Each file is new, so that loading it
 * gives a fresh copy of its data; it stays while it is loaded, for debuggers and for reading its
 * unwind tables.
 */
public final class BodyFiles implements AutoCloseable {
  private final Path folder;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * @param parent where to make the folder, with mode 0700
   */
  public BodyFiles(Path parent) throws IOException {
    folder = Files.createTempDirectory(parent.toRealPath(), "seam-process-");
  }

  /**
   * A new file.
   *
   * @param name its beginning, letters, digits and underscores
   */
  Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name + "-" + next.incrementAndGet() + ".so");
    return Files.write(file, content, StandardOpenOption.CREATE_NEW);
  }

  /** A new file in a folder of its own, so that it can have this very name. */
  public Path named(String name, byte[] content) throws IOException {
    Path own = Files.createDirectory(folder.resolve("library-" + next.incrementAndGet()));
    return Files.write(own.resolve(name), content, StandardOpenOption.CREATE_NEW);
  }

  /** Removes the files; what is loaded stays in memory. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
