package org.liveseam.language.api;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.io.IOAccess;
import org.liveseam.runtime.diagnostic.ForeignErrors;

/** The polyglot engine that {@link Tools} live in. */
final class Watch implements AutoCloseable {
  private static final Map<String, String> SAMPLES = Map.of("json", "json", "svg", "flamegraph");
  private static final Map<String, String> COVERAGE = Map.of("json", "json", "info", "lcov");

  private static final Duration LEAVING = Duration.ofSeconds(3);

  private final org.graalvm.polyglot.Engine engine;
  private final boolean debugged;

  Watch(
      Optional<Tools.Debugging> debugging,
      Optional<Tools.Report> sampler,
      Optional<Tools.Report> coverage,
      OutputStream out) {
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
   * Writes the reports. A debugger that was told of the end has a little time to say good-bye: one
   * that is gone without a word would hold its server, and us, for ever.
   */
  @Override
  public void close() {
    if (!debugged) {
      engine.close();
      return;
    }
    Thread closing = Thread.ofPlatform().daemon().name("seam-tools").start(engine::close);
    try {
      closing.join(LEAVING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
