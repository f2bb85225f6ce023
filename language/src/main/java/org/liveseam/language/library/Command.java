package org.liveseam.language.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.LibraryErrors;
import org.liveseam.runtime.target.Deadline;

/**
 * A program that a script starts, in a session of its own: no signal of the terminal reaches it,
 * and what it started itself is killed with it, as far as {@link ProcessFamily} finds it. No shell
 * is involved.
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
    try (Tube in = Tube.make();
        Tube out = Tube.make();
        Tube err = Tube.make()) {
      ProcessFamily family = start(in, out, err);
      try (FileChannel feed = in.writer();
          FileChannel words = out.reader();
          FileChannel complaints = err.reader();
          Drain said = new Drain(() -> words, limit, "seam-run-out");
          Drain complained = new Drain(() -> complaints, limit, "seam-run-err")) {
        feed(feed);
        await(family.leader(), said, complained, pulse);
        return new Result(
            family.leader().exitValue(),
            new SeamBytes(said.content()),
            new SeamBytes(complained.content()),
            Duration.ofNanos(System.nanoTime() - began));
      } finally {
        family.end();
      }
    } catch (IOException e) {
      throw cannotStart(e);
    }
  }

  private ProcessFamily start(Tube in, Tube out, Tube err) {
    List<String> line = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      line.add(SETSID.toString());
    }
    line.add(program.toString());
    line.addAll(arguments);
    var builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectInput(in.source())
            .redirectOutput(out.sink())
            .redirectError(err.sink());
    environment.forEach(
        (variable, value) -> {
          if (value == null) {
            builder.environment().remove(variable);
          } else {
            builder.environment().put(variable, value);
          }
        });
    try {
      return new ProcessFamily(builder);
    } catch (IOException e) {
      throw cannotStart(e);
    }
  }

  private DiagnosticException cannotStart(IOException e) {
    // The JDK's own words name the program that makes the session; the cause's do not.
    Throwable why = e.getCause() == null ? e : e.getCause();
    return Diagnostic.of(LibraryErrors.COMMAND_START, name, String.valueOf(why.getMessage()))
        .raise();
  }

  /** In a thread of its own: a program may write before it has read everything. */
  private void feed(FileChannel to) {
    Thread feeder =
        new Thread(
            () -> {
              try (to) {
                var bytes = ByteBuffer.wrap(input.toArray());
                while (bytes.hasRemaining()) {
                  to.write(bytes);
                }
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
    while (process.isAlive() || out.isOpen() || err.isOpen()) {
      pulse.check();
      refuseFull(out, err);
      if (until.passed()) {
        throw Diagnostic.of(LibraryErrors.LATE, name, text(deadline)).raise();
      }
      try {
        if (process.waitFor(Pulse.STEP)) {
          out.await(Pulse.STEP);
          err.await(Pulse.STEP);
        }
      } catch (InterruptedException e) {
        throw pulse.interrupted();
      }
    }
    refuseFull(out, err);
  }

  private void refuseFull(Drain out, Drain err) {
    if (out.isFull() || err.isFull()) {
      throw Diagnostic.of(LibraryErrors.TOO_MUCH, "`" + name + "`", limit + " bytes").raise();
    }
  }

  static String text(Duration length) {
    return length.toMillis() % 1000 == 0 ? length.toSeconds() + "s" : length.toMillis() + "ms";
  }
}
