package org.liveseam.language.pipeline;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.TruffleLanguage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.liveseam.language.SeamException;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.target.Cancellation;

/**
 * Stops what a stage, or a pipeline, does when its time is up: waits on targets end as by Ctrl-C,
 * and the script throws at its next safepoint. Made and closed by the script's thread.
 */
public final class StageTimer implements AutoCloseable {
  private final TruffleLanguage.Env env;
  private final Cancellation cancellation;
  private final Thread script = Thread.currentThread();
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean closed;
  private boolean fired;

  /**
   * Begins to count.
   *
   * @param cancellation the one that targets' sessions watch
   */
  public StageTimer(TruffleLanguage.Env env, Cancellation cancellation, Duration limit) {
    this.env = env;
    this.cancellation = cancellation;
    Thread.ofPlatform().daemon().name("seam-stage-timer").start(() -> count(limit));
  }

  private void count(Duration limit) {
    try {
      if (!closing.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        expire();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      expire(); // too early is safe: what was done is undone
    }
  }

  private synchronized void expire() {
    if (!closed) {
      fired = true;
      cancellation.expire();
      var _ = env.submitThreadLocal(new Thread[] {script}, new TimeIsUp());
    }
  }

  /** Whether the time was up before it was closed. */
  public synchronized boolean hasFired() {
    return fired;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** The stage is over; what comes has time again. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (fired) {
        cancellation.renew();
      }
    }
    closing.countDown();
  }

  private final class TimeIsUp extends ThreadLocalAction {
    TimeIsUp() {
      super(true, false);
    }

    @Override
    protected void perform(Access access) {
      // What was under way may have stopped by itself, so that clean-up has begun.
      if (!isClosed() && cancellation.isCancelled()) {
        throw SeamException.of(Diagnostic.of(ScriptErrors.CANCELLED), access.getLocation());
      }
    }
  }
}
