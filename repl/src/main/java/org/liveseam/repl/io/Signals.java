package org.liveseam.repl.io;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.liveseam.runtime.diagnostic.ExitCode;

/**
 * Ctrl-C, termination and hangup while something is under way that has to be taken back first.
 *
 * <p>The first signal asks for cancellation, further ones are told that it goes on; the third ends
 * the process at once, for somebody who has decided to look after the rest by hand. Outside of such
 * a stretch the JVM's own handling applies: the process ends with 128 and the signal's number. A
 * signal that the process was started to ignore, as by nohup(1), stays ignored.
 */
public final class Signals implements AutoCloseable {
  private static final int PATIENCE = 3;
  private static final Map<String, ExitCode> ENDING =
      Map.of("TERM", ExitCode.TERMINATED, "HUP", ExitCode.HUNG_UP);

  private final Map<String, Object> before = new HashMap<>();
  private final AtomicInteger received = new AtomicInteger();
  private volatile ExitCode exit = ExitCode.INTERRUPTED;

  private Signals(Map<String, ExitCode> signals, String words, Runnable cancel, PrintStream err) {
    signals.forEach(
        (name, code) ->
            before.put(
                name, org.jline.utils.Signals.register(name, () -> on(code, words, cancel, err))));
  }

  /**
   * Handles signals until closed.
   *
   * @param words what is said when the first one comes
   * @param cancel asks what runs to stop; called once, from a signal handler's thread
   */
  public static Signals running(String words, Runnable cancel, PrintStream err) {
    var all = new HashMap<>(ENDING);
    all.put("INT", ExitCode.INTERRUPTED);
    return new Signals(all, words, cancel, err);
  }

  /** The same where Ctrl-C means something else, as at a prompt. */
  public static Signals ending(String words, Runnable cancel, PrintStream err) {
    return new Signals(ENDING, words, cancel, err);
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
    before.forEach(org.jline.utils.Signals::unregister);
  }
}
