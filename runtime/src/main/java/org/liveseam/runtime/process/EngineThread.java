package org.liveseam.runtime.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.target.Deadline;

/**
 * The one thread that redirects functions: the engine wants one caller at a time, and callbacks of
 * patches may take their time. Callers keep their deadlines. A daemon.
 */
final class EngineThread implements AutoCloseable {
  private static final String NAME = "seam-process";

  /** What is called keeps the deadline itself and says more about it than can be said here. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Duration grace;
  private final ScheduledExecutorService executor;

  /** What went wrong where nobody waited, to be told. */
  private final AtomicReference<Throwable> trouble = new AtomicReference<>();

  private final List<Future<?>> repeated = new ArrayList<>();

  EngineThread() {
    this(GRACE);
  }

  EngineThread(Duration grace) {
    this.grace = grace;
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, NAME);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does something again and again, with that pause. */
  void every(Duration pause, Runnable task) {
    long nanos = pause.toNanos();
    Future<?> again =
        executor.scheduleWithFixedDelay(() -> attempt(task), nanos, nanos, TimeUnit.NANOSECONDS);
    repeated.add(again);
  }

  /**
   * Does something that must not stop what is to be done next, on the thread; what goes wrong is
   * kept to be told.
   */
  void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      trouble.compareAndSet(null, e);
    }
  }

  /** What went wrong where nobody waited and nobody was told yet. */
  Optional<RuntimeException> trouble() {
    Throwable earlier = trouble.getAndSet(null);
    if (earlier instanceof DiagnosticException e) {
      return Optional.of(new DiagnosticException(e.diagnostics(), e.exit()));
    }
    return Optional.ofNullable(earlier)
        .map(e -> new IllegalStateException("the engine failed while nobody waited", e));
  }

  /**
   * Does something on the thread and waits for it.
   *
   * @throws DiagnosticException its own, or E1015 when the deadline passes; what was begun goes on,
   *     and what was not never begins
   */
  <T> T call(String what, Deadline deadline, Callable<T> task) {
    Future<T> future = executor.submit(task);
    try {
      return await(what, deadline, future);
    } finally {
      future.cancel(false);
    }
  }

  private <T> T await(String what, Deadline deadline, Future<T> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(deadline.left().plus(grace).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true; // it cannot be cut short; kept for whoever can heed it
        }
      }
    } catch (TimeoutException e) {
      throw Diagnostic.of(
              TargetErrors.NO_ANSWER, "process", what, deadline.length().toMillis() / 1000.0 + " s")
          .raise();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(what, e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    repeated.forEach(task -> task.cancel(false));
    executor.shutdown();
  }
}
