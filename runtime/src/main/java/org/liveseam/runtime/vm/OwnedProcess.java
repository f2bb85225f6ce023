package org.liveseam.runtime.vm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A program that never outlives this JVM, however the JVM ends.
 *
 * <p>An orderly end kills it in a shutdown hook. For SIGKILL the kernel does: {@code setpriv
 * --pdeathsig} asks for a signal at the parent's death, where "parent" is the <em>thread</em> that
 * started it (prctl(2), PR_SET_PDEATHSIG). So a thread of its own starts it, and stays until it has
 * ended. {@code setsid} gives it a session of its own, which the terminal's Ctrl-C does not reach.
 * Both belong to util-linux; without them the guest still ends when its channel does.
 */
final class OwnedProcess implements AutoCloseable {
  private final Process process;
  private final Thread hook;

  private OwnedProcess(Process process) {
    this.process = process;
    this.hook = new Thread(process::destroyForcibly, "seam-vm-shutdown");
  }

  /**
   * Starts a program with nothing on its standard input and both outputs in a file.
   *
   * @throws IOException when it cannot be started, or this JVM is already ending
   */
  static OwnedProcess start(Tools tools, List<String> command, Path log) throws IOException {
    var full = new ArrayList<String>();
    tools.find("setsid").ifPresent(setsid -> full.add(setsid.toString()));
    tools
        .find("setpriv")
        .ifPresent(setpriv -> full.addAll(List.of(setpriv.toString(), "--pdeathsig", "KILL")));
    full.addAll(command);
    var builder =
        new ProcessBuilder(full)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var started = new CompletableFuture<Process>();
    Thread keeper = new Thread(() -> keep(builder, started), "seam-vm-keeper");
    keeper.setDaemon(true);
    keeper.start();
    OwnedProcess owned;
    try {
      // Starting takes milliseconds, so this need not be interruptible.
      owned = new OwnedProcess(started.join());
    } catch (CompletionException e) {
      throw new IOException(e.getCause() == null ? e : e.getCause());
    }
    try {
      Runtime.getRuntime().addShutdownHook(owned.hook);
    } catch (IllegalStateException e) {
      owned.process.destroyForcibly();
      throw new IOException("this process is ending", e);
    }
    return owned;
  }

  /** Starts the program and stays until it has ended: see the class comment. */
  private static void keep(ProcessBuilder builder, CompletableFuture<Process> started) {
    Process process;
    try {
      process = builder.start();
    } catch (IOException | RuntimeException e) {
      started.completeExceptionally(e);
      return;
    }
    started.complete(process);
    // Not interruptible: leaving early would kill the program.
    process.onExit().join();
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits for the program's end; false when it is still running after that time. */
  boolean waitFor(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The exit status, or 128 and the signal; only after the end. */
  int status() {
    return process.exitValue();
  }

  /** Kills the program if it still runs, and waits until it is gone. May be called twice. */
  @Override
  public void close() {
    process.destroyForcibly();
    // Only a task stuck in the host's kernel survives SIGKILL for longer.
    process.onExit().completeOnTimeout(process, 2, TimeUnit.SECONDS).join();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs or has run, which is what it is for.
      return;
    }
  }
}
