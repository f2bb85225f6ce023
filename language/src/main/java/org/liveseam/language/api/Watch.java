package org.liveseam.language.api;

import java.io.OutputStream;
import java.nio.file.Path;
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

  private final org.graalvm.polyglot.Engine engine;

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
    debugging.ifPresent(
        d -> {
          builder.option("dap", address(d));
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

  private static String address(Tools.Debugging d) {
    String host = d.host().contains(":") ? "[" + d.host() + "]" : d.host();
    return host + ":" + d.port();
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

  @Override
  public void close() {
    engine.close();
  }
}
