package org.liveseam.language.api;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.io.IOAccess;
import org.liveseam.runtime.diagnostic.ForeignErrors;

/** The polyglot engine that {@link Tools} live in. */
final class Watch implements AutoCloseable {
  private static final Map<String, String> SAMPLES = Map.of("json", "json", "svg", "flamegraph");
  private static final Map<String, String> COVERAGE = Map.of("json", "json", "info", "lcov");

  private static final Duration LEAVING = Duration.ofSeconds(3);
  private static final Duration REPORTING = Duration.ofMinutes(1);

  private final org.graalvm.polyglot.Engine engine;
  private final boolean debugged;

  Watch(
      Optional<Tools.Debugging> debugging,
      Optional<Tools.Report> sampler,
      Optional<Tools.Report> coverage,
      OutputStream whoReads) {
    var out = new Borrowed(whoReads);
    var builder =
        org.graalvm.polyglot.Engine.newBuilder()
            .option("engine.WarnInterpreterOnly", "false")
            .out(out)
            .err(out)
            .logHandler(out);
    debugged = debugging.isPresent();
    debugging.ifPresent(
        d -> {
          refuseTaken(d);
          builder.option("dap", d.host() + ":" + d.port());
          builder.option("dap.Suspend", "false");
          builder.option("dap.WaitAttached", "true");
        });
    sampler.ifPresent(report -> report(builder, "cpusampler", report, SAMPLES));
    coverage.ifPresent(report -> report(builder, "coverage", report, COVERAGE));
    try {
      engine = builder.build();
    } catch (IllegalArgumentException | org.graalvm.polyglot.PolyglotException e) {
      throw ForeignErrors.tool(String.valueOf(e.getMessage())).raise();
    }
  }

  /** The server only prints that it cannot listen, and lets the script run without a debugger. */
  private static void refuseTaken(Tools.Debugging d) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(d.host(), d.port()));
    } catch (IOException e) {
      throw ForeignErrors.tool(d.host() + ":" + d.port() + ": " + e.getMessage()).raise();
    }
  }

  /** Whether the first session waits for somebody. */
  boolean waits() {
    return debugged;
  }

  private static void report(
      org.graalvm.polyglot.Engine.Builder builder,
      String tool,
      Tools.Report report,
      Map<String, String> forms) {
    builder.option(tool, "true");
    String form = report.file().map(file -> forms.get(ending(file))).orElse(null);
    builder.option(tool + ".Output", form == null ? "histogram" : form);
    report.file().ifPresent(file -> builder.option(tool + ".OutputFile", file.toString()));
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Lets the tools see a session; they look for its files by their paths. */
  void over(Context.Builder session) {
    session.engine(engine).allowIO(IOAccess.ALL);
  }

  /**
   * Writes the reports, and stops who is inside still: a session that never got its debugger. A
   * debugger that was told of the end has a little time to say good-bye: one that is gone without a
   * word would hold its server, and us, for ever.
   */
  @Override
  public void close() {
    var closing =
        new FutureTask<>(
            () -> {
              engine.close(true);
              return true;
            });
    Thread.ofPlatform().daemon().name("seam-tools").start(closing);
    Duration patience = debugged ? LEAVING : REPORTING;
    try {
      closing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (!debugged) {
        throw ForeignErrors.tool("its report is not finished after " + patience).raise();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failed
          ? failed
          : new IllegalStateException(e.getCause());
    }
  }

  /** The engine closes what it logs to; this is somebody else's, who goes on to write to it. */
  private static final class Borrowed extends FilterOutputStream {
    Borrowed(OutputStream whose) {
      super(whose);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
