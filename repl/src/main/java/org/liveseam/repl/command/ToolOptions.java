package org.liveseam.repl.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.Tools;
import org.liveseam.language.api.Tools.Debugging;
import org.liveseam.language.api.Tools.Report;
import org.liveseam.repl.io.Streams;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Tools that watch a script. Their values are written behind {@code =} only. */
final class ToolOptions {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int USUAL_PORT = 4711;

  /** {@code PORT} or {@code HOST:PORT}; the server does not know addresses with colons. */
  private static final Pattern ADDRESS = Pattern.compile("(?:([A-Za-z0-9.-]+):)?([0-9]{1,5})");

  @Option(
      names = "--dap",
      arity = "0..1",
      fallbackValue = "",
      preprocessor = Attached.class,
      paramLabel = "ADDRESS",
      description =
          "Wait for a debugger that speaks the Debug Adapter Protocol, then run: ADDRESS is a port,"
              + " or HOST:PORT (default: 127.0.0.1:4711; port 0: any that is free).")
  @Nullable String dap;

  @Option(
      names = "--allow-remote-debugging",
      description =
          "Let --dap listen where other machines reach it. Whoever does can do what this user can.")
  boolean remote;

  @Option(
      names = "--cpusampler",
      arity = "0..1",
      fallbackValue = "",
      preprocessor = Attached.class,
      paramLabel = "FILE",
      description =
          "Tell in the end which functions took the time; FILE may end in .json or .svg (a flame"
              + " graph).")
  @Nullable String sampler;

  @CommandLine.Mixin CoverageOption coverage = new CoverageOption();

  /** Starts what was asked for. */
  Tools start(Streams streams, CommandLine line) {
    return Tools.start(
        Optional.ofNullable(dap).map(address -> debugging(address, line)),
        Optional.ofNullable(sampler).map(ToolOptions::report),
        coverage.report(),
        streams.err());
  }

  private Debugging debugging(String address, CommandLine line) {
    if (address.isEmpty()) {
      return new Debugging(LOOPBACK, USUAL_PORT);
    }
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches() || !isUsable(Integer.parseInt(parts.group(2)))) {
      throw UsageErrors.error(
          line,
          "`"
              + address
              + "` is no address to listen on: write a port (0, or 1024 to"
              + " 65535), or HOST:PORT");
    }
    String name = parts.group(1);
    String host = name == null ? LOOPBACK : name;
    try {
      if (!remote && !InetAddress.getByName(host).isLoopbackAddress()) {
        throw UsageErrors.error(
            line,
            "a debugger on `"
                + host
                + "` could be reached from other machines, and do here what you can: if that is"
                + " meant, say --allow-remote-debugging");
      }
    } catch (UnknownHostException e) {
      throw UsageErrors.error(line, "`" + host + "` is no address of this machine");
    }
    return new Debugging(host, Integer.parseInt(parts.group(2)));
  }

  static Report report(String file) {
    return new Report(file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file)));
  }

  /** Takes a value only if it is written behind {@code =}: the next word is a file to run. */
  static final class Attached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (" ".equals(info.get("separator"))) {
        args.push("");
      }
      return false;
    }
  }

  private static boolean isUsable(int port) {
    return port == 0 || (port >= 1024 && port <= 65_535);
  }
}
