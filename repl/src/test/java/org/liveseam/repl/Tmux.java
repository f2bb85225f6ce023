package org.liveseam.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/** A terminal with a program in it. */
final class Tmux implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/tmux");

  private final Path socket;

  private Tmux(Path socket) {
    this.socket = socket;
  }

  /** A program in a terminal of 100 columns; {@code exit=N} is shown when it ends. */
  static Tmux start(Path home, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.exists(PROGRAM), "needs the package tmux");
    // A socket's path must be short.
    var tmux = new Tmux(Files.createTempDirectory("tmux").resolve("s"));
    var args = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d"));
    args.addAll(List.of("-x", "100", "-y", "40", "-c", home.toString()));
    environment.forEach((name, value) -> args.addAll(List.of("-e", name + "=" + value)));
    args.addAll(List.of("/bin/sh", "-c", "trap : INT; \"$@\"; echo \"exit=$?\"; sleep 60", "sh"));
    args.addAll(List.of(command));
    tmux.call(args);
    return tmux;
  }

  /** Presses keys, by tmux's names for them. */
  void keys(String... keys) throws IOException, InterruptedException {
    var args = new ArrayList<>(List.of("send-keys"));
    args.addAll(List.of(keys));
    call(args);
  }

  /** Types text, then Enter. */
  void line(String text) throws IOException, InterruptedException {
    call(List.of("send-keys", "-l", text));
    keys("Enter");
  }

  /** What a paste from the clipboard sends: one piece, in the terminal's brackets if it wants. */
  void paste(String text) throws IOException, InterruptedException {
    call(List.of("set-buffer", text));
    call(List.of("paste-buffer", "-p"));
  }

  /** Gives the terminal another size. */
  void resize(int columns, int rows) throws IOException, InterruptedException {
    call(List.of("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows)));
  }

  /** What a large paste sends, from a file: a command's argument is too short for it. */
  void pasteFile(Path file) throws IOException, InterruptedException {
    call(List.of("load-buffer", file.toString()));
    call(List.of("paste-buffer", "-p"));
  }

  /** Sends SIGKILL to the program: nothing of it can clean up. */
  void kill() throws IOException, InterruptedException {
    if (!program().destroyForcibly()) {
      throw new IOException("no signal could be sent");
    }
  }

  /** Sends SIGTERM to the program. */
  void terminate() throws IOException, InterruptedException {
    ProcessHandle program = program();
    if (!program.destroy()) {
      throw new IOException("no signal could be sent to " + program.pid());
    }
  }

  private ProcessHandle program() throws IOException, InterruptedException {
    long shell = Long.parseLong(call(List.of("list-panes", "-F", "#{pane_pid}")).strip());
    return ProcessHandle.of(shell).stream()
        .flatMap(ProcessHandle::children)
        .findFirst()
        .orElseThrow();
  }

  String screen() throws IOException, InterruptedException {
    return call(List.of("capture-pane", "-p"));
  }

  /** The screen with its colours. */
  String colours() throws IOException, InterruptedException {
    return call(List.of("capture-pane", "-p", "-e"));
  }

  /** Waits until the screen is as wanted. */
  String await(String what, Predicate<String> wanted) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Launcher.DEADLINE_SECONDS);
    String screen = screen();
    while (!wanted.test(screen)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never saw " + what + "; the screen is\n" + screen);
      }
      Thread.sleep(50);
      screen = screen();
    }
    return screen;
  }

  String await(String text) throws IOException, InterruptedException {
    return await("`" + text + "`", screen -> screen.contains(text));
  }

  /** Waits for the n-th prompt with nothing typed. */
  void prompt(int number) throws IOException, InterruptedException {
    await(
        "prompt " + number,
        screen -> screen.lines().filter(line -> line.startsWith("seam>")).count() >= number);
  }

  @Override
  public void close() throws IOException {
    try {
      call(List.of("kill-server"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted, and tmux still runs", e);
    }
    Files.deleteIfExists(socket);
    Files.delete(socket.getParent());
  }

  private String call(List<String> args) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(PROGRAM.toString(), "-S", socket.toString()));
    command.addAll(args);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(Launcher.DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(args + ": " + out);
    }
    return out;
  }
}
