package org.liveseam.repl.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The lines of an input, each read when it is asked for. Nothing ends a read from a pipe that
 * nobody writes to, so it is left to a thread that nobody has to wait for.
 */
final class InputLines implements AutoCloseable {
  private final BufferedReader reader;
  private final CompletableFuture<Optional<String>> stopped = new CompletableFuture<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            var reading = new Thread(task, "seam-input");
            reading.setDaemon(true);
            return reading;
          });

  InputLines(InputStream in) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** The next line; empty at the end, and once {@link #stop} was called. */
  Optional<String> next() throws IOException {
    if (stopped.isDone()) {
      return Optional.empty();
    }
    var line = new CompletableFuture<Optional<String>>();
    thread.execute(
        () -> {
          try {
            line.complete(Optional.ofNullable(reader.readLine()));
          } catch (IOException e) {
            line.completeExceptionally(e);
          }
        });
    try {
      return line.applyToEither(stopped, either -> either).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw e;
    }
  }

  /** Ends the input early; from any thread. */
  void stop() {
    stopped.complete(Optional.empty());
  }

  /** Whether it was. */
  boolean stopped() {
    return stopped.isDone();
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
