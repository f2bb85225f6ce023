package org.liveseam.repl.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a command reads and writes.
 *
 * @param in only read by commands that were given {@code -}, and by the REPL
 * @param out data
 * @param err all else
 * @param inTerminal whether {@code in} is a terminal; likewise the others
 * @param environment the process's variables
 * @param outClosed whether whoever read {@code out} has left
 */
public record Streams(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean inTerminal,
    boolean outTerminal,
    boolean errTerminal,
    Map<String, String> environment,
    BooleanSupplier outClosed) {

  /** Streams whose reader stays. */
  public Streams(
      InputStream in,
      PrintStream out,
      PrintStream err,
      boolean inTerminal,
      boolean outTerminal,
      boolean errTerminal,
      Map<String, String> environment) {
    this(in, out, err, inTerminal, outTerminal, errTerminal, environment, () -> false);
  }

  /** The process's own. */
  public static Streams system() {
    var pipe = new QuietPipe(new java.io.FileOutputStream(java.io.FileDescriptor.out));
    return new Streams(
        System.in,
        print(pipe),
        print(new QuietPipe(new java.io.FileOutputStream(java.io.FileDescriptor.err))),
        isTerminal(0),
        isTerminal(1),
        isTerminal(2),
        System.getenv(),
        pipe::closed);
  }

  private static PrintStream print(OutputStream stream) {
    return new PrintStream(new java.io.BufferedOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /** Whether escape codes make sense for this user's terminal at all. */
  public boolean dumb() {
    return "dumb".equals(environment.get("TERM"));
  }

  /** A variable's value; empty if it is not set or empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Linux names a descriptor's terminal in {@code /proc}; elsewhere nothing is one. */
  private static boolean isTerminal(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return device.matches("/dev/(pts/\\d+|tty.*|console|hvc\\d+)");
    } catch (IOException | UnsupportedOperationException e) {
      // Not knowing means a pipe: plain output is right everywhere.
      return false;
    }
  }
}
