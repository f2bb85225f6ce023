package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * What an engine holds of the kernel's: memory and descriptors. Some of it waits for threads to
 * leave, so that one look tells little; several looks tell the least and the most.
 */
public final class Footprint {
  private static final long SOME_PAGES = 4 * 4096;

  private final LongSupplier mapped;
  private long leastBytes = Long.MAX_VALUE;
  private long mostBytes;
  private long leastFiles = Long.MAX_VALUE;
  private long mostFiles;

  /**
   * @param mapped bytes that are held now
   */
  public Footprint(LongSupplier mapped) {
    this.mapped = mapped;
  }

  public void look() throws IOException {
    long bytes = mapped.getAsLong();
    long files = files();
    leastBytes = Math.min(leastBytes, bytes);
    mostBytes = Math.max(mostBytes, bytes);
    leastFiles = Math.min(leastFiles, files);
    mostFiles = Math.max(mostFiles, files);
  }

  private static long files() throws IOException {
    try (var list = Files.list(Path.of("/proc/self/fd"))) {
      return list.count();
    }
  }

  /** As {@link Children.Result#number} reads it. */
  public String words(String when) {
    return "%s_least_bytes %d %s_most_bytes %d %s_least_files %d %s_most_files %d"
        .formatted(when, leastBytes, when, mostBytes, when, leastFiles, when, mostFiles);
  }

  /**
   * Whether what a program said shows growth: always more at the end than ever before. Lists of the
   * process' stacks may be a page longer then.
   */
  public static boolean grew(Children.Result result) {
    return result.number("end_least_bytes") > result.number("warm_most_bytes") + SOME_PAGES
        || result.number("end_least_files") > result.number("warm_most_files");
  }
}
