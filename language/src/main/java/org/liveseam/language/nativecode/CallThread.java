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
 * Calls machine code for the script, one call after the other on a thread of its own: nothing can
 * stop machine code, but the script can stop to wait for it. Thread-safe.
 *
 * <p>The thread ends soon after its last call. What a closure left of its call on the stack, below
 * frames of Java's that nobody can follow, would otherwise look like a call that goes on, and hold
 * up a transition for as long as the thread waits for the next one.
 */
final class CallThread {
  /** How long a call may still take when the script is stopped. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration SOON = Duration.ofMillis(20);
  private static final FutureTask<Object> END = new FutureTask<>(() -> "the end");

  /**
   * More than the C library keeps of the stacks of ended threads: what calls left on this one is
   * not handed to the next thread, which would seem to be in them.
   */
  private static final long STACK = 64L << 20;

  private final Duration idle;
  private @Nullable Worker worker;

  CallThread() {
    this(SOON);
  }

  /** With the time that the thread waits for a next call. */
  CallThread(Duration idle) {
    this.idle = idle;
  }

  /** A thread, by what it has to do. */
  private final class Worker {
    final BlockingQueue<FutureTask<Object>> calls = new LinkedBlockingQueue<>();

    void run() {
      try {
        FutureTask<Object> next = next();
        while (next != END) {
          next.run();
          next = next();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // nobody waits for calls any more
      }
    }

    private FutureTask<Object> next() throws InterruptedException {
      FutureTask<Object> next = calls.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
      while (next == null) {
        next = retire(this) ? END : calls.poll();
      }
      return next;
    }
  }

  /** Calls and waits; what the script throws to stop leaves as it is. */
  Object call(Callable<Object> code, NativeRuntime.Waiting waiting) {
    var task = new FutureTask<Object>(code);
    Worker mine = submit(task);
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

  private synchronized Worker submit(FutureTask<Object> task) {
    Worker current = worker;
    if (current == null) {
      var created = new Worker();
      var thread = new Thread(null, created::run, "seam-native", STACK);
      thread.setDaemon(true);
      thread.start();
      worker = created;
      current = created;
    }
    current.calls.add(task);
    return current;
  }

  /** False if there is a call after all. */
  private synchronized boolean retire(Worker mine) {
    if (!mine.calls.isEmpty()) {
      return false;
    }
    if (worker == mine) {
      worker = null;
    }
    return true;
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
