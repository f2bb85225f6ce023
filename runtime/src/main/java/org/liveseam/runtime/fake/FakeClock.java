package org.liveseam.runtime.fake;

import java.time.Duration;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Clock;

/** Time that passes only when somebody waits. */
public final class FakeClock implements Clock {
  private long nanos;

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized boolean sleep(Duration length, Cancellation cancellation) {
    nanos += length.toNanos();
    return cancellation.isCancelled();
  }

  @Override
  public boolean sleepInterruptibly(Duration length, Cancellation cancellation) {
    return sleep(length, cancellation); // takes no time
  }
}
