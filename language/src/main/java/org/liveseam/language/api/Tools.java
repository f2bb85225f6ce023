package org.liveseam.language.api;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tools that watch every session they are given to: a debug server, a sampler, a coverage report.
 * They are Truffle's own, and their jars must be there. Reports are written by {@link #close}, once
 * the sessions are closed.
 */
public final class Tools implements AutoCloseable {
  /** None. */
  public static final Tools NONE = new Tools(null);

  private final @Nullable Watch watch;

  private Tools(@Nullable Watch watch) {
    this.watch = watch;
  }

  /**
   * Starts tools. A tool that cannot be started is a {@link
   * org.liveseam.runtime.diagnostic.DiagnosticException}.
   *
   * @param out where they say what they do, and put reports that go to no file
   */
  public static Tools start(
      Optional<Debugging> debugging,
      Optional<Report> sampler,
      Optional<Report> coverage,
      OutputStream out) {
    if (debugging.isEmpty() && sampler.isEmpty() && coverage.isEmpty()) {
      return NONE;
    }
    return new Tools(new Watch(debugging, sampler, coverage, out));
  }

  @Nullable Watch watch() {
    return watch;
  }

  @Override
  public void close() {
    Watch watching = watch;
    if (watching != null) {
      watching.close();
    }
  }

  /**
   * A server for debuggers that speak the Debug Adapter Protocol. Whoever reaches it can make this
   * process do anything. A session begins when the first debugger has attached and said where to
   * stop.
   *
   * @param host the address that it listens on
   * @param port 0 for any that is free, which is told
   */
  public record Debugging(String host, int port) {}

  /**
   * A report.
   *
   * @param file whose ending says the form, as {@link Watch} knows it; empty for a table
   */
  public record Report(Optional<Path> file) {}
}
