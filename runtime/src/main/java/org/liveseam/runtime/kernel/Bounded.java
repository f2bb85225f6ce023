package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.target.Deadline;

/**
 * Calls that nothing can cut short (a module's own initialisation, a file that has nothing to say
 * yet), each on a daemon thread of its own, so that the caller keeps its deadline.
 */
final class Bounded {
  private final String target;

  Bounded(String target) {
    this.target = target;
  }

  /** A system call. */
  interface Call {
    void make() throws SystemCallException;
  }

  /** Something that yields a value. */
  interface Source<T> {
    T get() throws IOException;
  }

  /**
   * Makes the call and waits for it.
   *
   * @throws DiagnosticException E1015 when the deadline passes; the call goes on by itself
   */
  void run(String what, Deadline deadline, Call call) throws SystemCallException {
    try {
      get(
          what,
          deadline,
          () -> {
            call.make();
            return true;
          });
    } catch (SystemCallException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("a system call failed with " + e, e);
    }
  }

  /** Fetches a value; otherwise as {@link #run}. */
  <T> T get(String what, Deadline deadline, Source<T> source) throws IOException {
    var task = new FutureTask<>(source::get);
    var thread = new Thread(task, "liveseam " + what);
    thread.setDaemon(true);
    thread.start();
    // An interruption could not stop the call: it is kept for whoever can heed it.
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (TimeoutException e) {
      throw noAnswer(what, deadline);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(what, e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** E1015 for something that was not done in time. */
  DiagnosticException noAnswer(String what, Deadline deadline) {
    return Diagnostic.of(
            TargetErrors.NO_ANSWER, target, what, deadline.length().toMillis() / 1000.0 + " s")
        .raise();
  }
}
