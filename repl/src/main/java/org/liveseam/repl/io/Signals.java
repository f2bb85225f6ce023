package org.liveseam.repl.io;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.liveseam.runtime.diagnostic.ExitCode;

/**
 * Ctrl-C and termination while something is under way that has to be taken back first.
 *
 * <p>The first signal asks for cancellation, further ones are told that it goes on; the third ends
 * the process at once, for somebody who has decided to look after the rest by hand. Outside of such
 * a stretch the JVM's own handling applies: the process ends with 130 or 143.
 */
public final class Signals implements AutoCloseable {
  private static final int PATIENCE = 3;

  private final Object interrupt;
  private final Object terminate;
  private final AtomicInteger received = new AtomicInteger();
  private volatile ExitCode exit = ExitCode.INTERRUPTED;

  private Signals(String words, Runnable cancel, PrintStream err) {
    this.interrupt =
        org.jline.utils.Signals.register("INT", () -> on(ExitCode.INTERRUPTED, words, cancel, err));
    this.terminate =
        org.jline.utils.Signals.register("TERM", () -> on(ExitCode.TERMINATED, words, cancel, err));
  }

  /**
   * Handles signals until closed.
   *
   * @param words what is said when the first one comes
   * @param cancel asks what runs to stop; called once, from a signal handler's thread
   */
  public static Signals running(String words, Runnable cancel, PrintStream err) {
    return new Signals(words, cancel, err);
  }

  private void on(ExitCode code, String words, Runnable cancel, PrintStream err) {
    int count = received.incrementAndGet();
    if (count == 1) {
      exit = code;
      err.println("seam: " + words);
      cancel.run();
    } else if (count < PATIENCE) {
      err.println("seam: still stopping; once more leaves everything as it is");
    } else {
      err.println("seam: left; `seam status` tells what remains");
      Runtime.getRuntime().halt(code.value());
    }
  }

  /** Whether one came. */
  public boolean received() {
    return received.get() > 0;
  }

  /** How the process ends because of the first one. */
  public ExitCode exit() {
    return exit;
  }

  @Override
  public void close() {
    org.jline.utils.Signals.unregister("INT", interrupt);
    org.jline.utils.Signals.unregister("TERM", terminate);
  }
}
