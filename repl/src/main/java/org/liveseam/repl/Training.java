package org.liveseam.repl;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.liveseam.repl.command.CommandLines;
import org.liveseam.repl.io.Streams;

/**
 * Runs what people start most, on nothing and with nothing to show for it, so that the JVM sees
 * which classes its cache should hold.
 */
public final class Training {
  private static final String PATCH =
      """
      edition 1
      patch p "1.0" { in vmlinux { replace function cmdline_proc_show(m, v) with c { return 0; } } }
      test "t" { apply p; assert len(status().patches) == 1; revert p }
      """;
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("apply", "--help"),
          List.of("explain", "E1003"),
          List.of("status", "--target", "fake", "--json"),
          List.of("check", "-"),
          List.of("fmt", "--check", "-"),
          List.of("plan", "-", "--target", "fake"),
          List.of("test", "-", "--target", "fake"),
          List.of("-e", "1 + 1", "--target", "fake"));

  private Training() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    for (List<String> command : COMMANDS) {
      CommandLines.run(nowhere(PATCH), command.toArray(String[]::new));
    }
    CommandLines.run(nowhere("1 + 1\nprint(2)\n"), "repl", "--target", "fake");
    System.exit(0);
  }

  private static Streams nowhere(String input) {
    return new Streams(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(OutputStream.nullOutputStream()),
        new PrintStream(OutputStream.nullOutputStream()),
        false,
        false,
        false,
        Map.of());
  }
}
