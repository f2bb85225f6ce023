package org.liveseam.repl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.liveseam.repl.command.CommandLines;
import org.liveseam.repl.io.Streams;

/** Runs commands in this process, as if in a pipe. */
public record Cli(String input, Map<String, String> environment) {
  /** Where histories of tests go that name no other place: never to this machine's own. */
  static final Map<String, String> STATE =
      Map.of("XDG_STATE_HOME", Path.of("target/test-state").toAbsolutePath().toString());

  public Cli {
    var all = new HashMap<>(STATE);
    all.putAll(environment);
    environment = Map.copyOf(all);
  }

  public Cli() {
    this("", Map.of());
  }

  public Cli with(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return new Cli(input, more);
  }

  public Cli reading(String text) {
    return new Cli(text, environment);
  }

  /** What a command wrote, and how it ended. */
  public record Result(int exit, String out, String err) {}

  public Streams streams() {
    return streams(new ByteArrayOutputStream(), new ByteArrayOutputStream());
  }

  private Streams streams(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Streams(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        false,
        false,
        environment);
  }

  public Result run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit = CommandLines.run(streams(out, err), args);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
