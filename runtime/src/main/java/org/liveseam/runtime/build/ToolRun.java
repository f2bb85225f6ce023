package org.liveseam.runtime.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.liveseam.runtime.target.Deadline;

/**
 * One run of a program with all its children: an environment of its own, no input, the beginning of
 * its output, a deadline. When {@link #run} returns, all of it has ended.
 */
public final class ToolRun {
  private static final int MOST_OUTPUT = 2 << 20;
  private static final Duration SLICE = Duration.ofMillis(200);
  private static final Duration KILLING = Duration.ofSeconds(5);

  private final Process process;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Thread reader;

  /** How a run ended. */
  public enum End {
    EXITED,
    TIMED_OUT,
    INTERRUPTED
  }

  /**
   * @param exit the exit code; meaningless unless it exited
   * @param output what it wrote to both streams, at most {@value #MOST_OUTPUT} bytes
   */
  public record Result(End end, int exit, String output) {}

  private ToolRun(Process process) {
    this.process = process;
    reader = new Thread(this::drain, "seam-tool-output");
    reader.setDaemon(true);
    reader.start();
  }

  public static Result run(
      List<String> command, Map<String, String> environment, Path folder, Deadline deadline)
      throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    return new ToolRun(process).await(deadline);
  }

  private Result await(Deadline deadline) {
    End end = End.EXITED;
    try {
      while (!process.waitFor(slice(deadline).toMillis(), TimeUnit.MILLISECONDS)) {
        if (deadline.passed()) {
          end = End.TIMED_OUT;
          break;
        }
      }
    } catch (InterruptedException e) {
      end = End.INTERRUPTED;
    }
    if (end != End.EXITED) {
      kill();
    }
    boolean interrupted = join();
    if (interrupted || end == End.INTERRUPTED) {
      Thread.currentThread().interrupt();
    }
    synchronized (output) {
      int exit = process.isAlive() ? -1 : process.exitValue();
      return new Result(end, exit, output.toString(StandardCharsets.UTF_8));
    }
  }

  private static Duration slice(Deadline deadline) {
    Duration left = deadline.left();
    return left.compareTo(SLICE) < 0 ? left.plusMillis(1) : SLICE;
  }

  /**
   * Ends the whole tree. A child that was born while its parent died is found by asking again. It
   * is over when all are gone or, where nobody reaps orphans, when nobody holds the output open.
   */
  private void kill() {
    Set<ProcessHandle> family = new LinkedHashSet<>();
    family.add(process.toHandle());
    long until = System.nanoTime() + KILLING.toNanos();
    boolean over = false;
    while (!over && System.nanoTime() - until < 0) {
      var open = new ArrayDeque<>(family);
      while (!open.isEmpty()) {
        open.remove().children().filter(family::add).forEach(open::add);
      }
      family.forEach(ProcessHandle::destroyForcibly);
      over = family.stream().noneMatch(ProcessHandle::isAlive) || !reader.isAlive();
      if (!over) {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    }
  }

  /** Waits for the end of the output; true if interrupted meanwhile. */
  private boolean join() {
    boolean interrupted = Thread.interrupted();
    try {
      reader.join(KILLING.toMillis());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    return interrupted;
  }

  private void drain() {
    var buffer = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        synchronized (output) {
          // The first error counts; the rest is read so that the program does not block.
          output.write(buffer, 0, Math.min(n, MOST_OUTPUT - output.size()));
        }
      }
    } catch (IOException e) {
      synchronized (output) {
        byte[] note =
            ("\n(output ends here: " + e.getMessage() + ")\n").getBytes(StandardCharsets.UTF_8);
        output.write(note, 0, note.length);
      }
    }
  }
}
