package org.liveseam.language.nativecode;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/**
 * Calls machine code for the script, on one thread of its own for as long as calls return: nothing
 * can stop machine code, but the script can stop to wait for it. Thread-safe.
 */
final class CallThread {
  /** How long a call may still take when the script is stopped. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final FutureTask<Object> END = new FutureTask<>(() -> "the end");

  /** What the primordial thread usually has. */
  private static final long STACK = 8L << 20;

  private @Nullable Worker worker;

  /** A thread, by what it has to do. */
  private static final class Worker {
    final BlockingQueue<FutureTask<Object>> calls = new LinkedBlockingQueue<>();

    void run() {
      try {
        for (FutureTask<Object> next = calls.take(); next != END; next = calls.take()) {
          next.run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // nobody waits for calls any more
      }
    }
  }

  /** Calls and waits; what the script throws to stop leaves as it is. */
  Object call(Callable<Object> code, NativeRuntime.Waiting waiting) {
    var task = new FutureTask<Object>(code);
    Worker mine = open();
    mine.calls.add(task);
    while (true) {
      try {
        return task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        pollOrLeave(task, mine, waiting);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        leave(mine);
        waiting.left();
        throw Diagnostic.of(ScriptErrors.CANCELLED).raise();
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
    }
  }

  private void pollOrLeave(FutureTask<Object> task, Worker mine, NativeRuntime.Waiting waiting) {
    boolean goesOn = false;
    try {
      waiting.poll();
      goesOn = true;
    } finally {
      if (!goesOn && !returns(task)) {
        leave(mine);
        waiting.left();
      }
    }
  }

  private static boolean returns(FutureTask<Object> task) {
    try {
      task.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | CancellationException e) {
      return true; // the script is stopped, however the call ended
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    throw cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("machine code throws nothing", cause);
  }

  private synchronized Worker open() {
    Worker current = worker;
    if (current == null) {
      var created = new Worker();
      var thread = new Thread(null, created::run, "seam-native", STACK);
      thread.setDaemon(true);
      thread.start();
      worker = created;
      current = created;
    }
    return current;
  }

  /** The next call gets a thread of its own; this one ends when its call returns. */
  private synchronized void leave(Worker mine) {
    if (worker == mine) {
      worker = null;
    }
    mine.calls.add(END);
  }

  /** Ends the thread when it is idle. */
  synchronized void close() {
    if (worker != null) {
      worker.calls.add(END);
      worker = null;
    }
  }
}
