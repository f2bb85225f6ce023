package org.liveseam.language.library;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.LibraryErrors;
import org.liveseam.runtime.target.Deadline;

/**
 * A program that a script starts, in a session and process group of its own: no signal of the
 * terminal reaches it, and what it started itself is killed with it, as far as it can still be
 * seen: one that left for a session of its own and lost its parent is not. No shell is involved.
 *
 * @param name as the script calls it, for messages
 * @param program its file
 * @param input what it reads, whole
 * @param environment what its environment has besides this process' own; null takes a name out
 * @param limit bytes that it may write, on each of its outputs
 */
public record Command(
    String name,
    Path program,
    List<String> arguments,
    SeamBytes input,
    Map<String, @Nullable String> environment,
    Path folder,
    Duration deadline,
    long limit) {
  /** From util-linux; makes the session, and becomes the program. */
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  /**
   * How it ended.
   *
   * @param exit its exit code, 128 and the number of the signal that killed it
   */
  public record Result(int exit, SeamBytes out, SeamBytes err, Duration took) {}

  /** Starts it and waits for its end, and the end of all that holds its outputs. */
  public Result run(Pulse pulse) {
    long began = System.nanoTime();
    Process process = start();
    var group = new ProcessGroup(process);
    try {
      var out = new Drain(process.getInputStream(), limit, "seam-run-out");
      var err = new Drain(process.getErrorStream(), limit, "seam-run-err");
      feed(process.getOutputStream());
      await(process, out, err, pulse);
      return new Result(
          process.exitValue(),
          new SeamBytes(out.content()),
          new SeamBytes(err.content()),
          Duration.ofNanos(System.nanoTime() - began));
    } finally {
      group.end();
    }
  }

  private Process start() {
    List<String> line = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      line.add(SETSID.toString());
    }
    line.add(program.toString());
    line.addAll(arguments);
    var builder = new ProcessBuilder(line).directory(folder.toFile());
    environment.forEach(
        (variable, value) -> {
          if (value == null) {
            builder.environment().remove(variable);
          } else {
            builder.environment().put(variable, value);
          }
        });
    try {
      return builder.start();
    } catch (IOException | IllegalArgumentException e) {
      throw Diagnostic.of(LibraryErrors.COMMAND_START, name, String.valueOf(e.getMessage()))
          .raise();
    }
  }

  /** In a thread of its own: a program may write before it has read everything. */
  private void feed(OutputStream to) {
    Thread feeder =
        new Thread(
            () -> {
              try (to) {
                to.write(input.toArray());
              } catch (IOException e) {
                return; // it ended, or closed its input, without reading all: that is its affair
              }
            },
            "seam-run-in");
    feeder.setDaemon(true);
    feeder.start();
  }

  private void await(Process process, Drain out, Drain err, Pulse pulse) {
    Deadline until = Deadline.in(deadline);
    try {
      while (process.isAlive() || out.isOpen() || err.isOpen()) {
        pulse.check();
        if (out.isOver() || err.isOver()) {
          throw Diagnostic.of(LibraryErrors.TOO_MUCH, "`" + name + "`", limit + " bytes").raise();
        }
        if (until.passed()) {
          throw Diagnostic.of(LibraryErrors.LATE, name, text(deadline)).raise();
        }
        if (process.waitFor(Pulse.STEP.toMillis(), TimeUnit.MILLISECONDS)) {
          out.await(Pulse.STEP);
          err.await(Pulse.STEP);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the script's thread was interrupted", e);
    }
    if (out.isOver() || err.isOver()) {
      throw Diagnostic.of(LibraryErrors.TOO_MUCH, "`" + name + "`", limit + " bytes").raise();
    }
  }

  static String text(Duration length) {
    return length.toMillis() % 1000 == 0 ? length.toSeconds() + "s" : length.toMillis() + "ms";
  }
}
