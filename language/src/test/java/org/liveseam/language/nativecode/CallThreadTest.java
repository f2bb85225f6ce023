package org.liveseam.language.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class CallThreadTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final long PATIENCE = Duration.ofSeconds(30).toMillis();

  /** Lets the script wait for as long as the call takes. */
  private static final NativeRuntime.Waiting PATIENT =
      new NativeRuntime.Waiting() {
        @Override
        public void poll() {}

        @Override
        public void left() {
          throw new AssertionError("nobody left");
        }
      };

  /** A script that is stopped as soon as it waits. */
  private static final class Stopped implements NativeRuntime.Waiting {
    private boolean left;

    @Override
    public void poll() {
      throw new IllegalStateException("stopped");
    }

    @Override
    public void left() {
      left = true;
    }
  }

  private static Thread caller(CallThread calls) {
    return (Thread) calls.call(Thread::currentThread, PATIENT);
  }

  @Test
  void oneThreadMakesTheCallsAsLongAsTheyFollowEachOther() {
    var calls = new CallThread(LONG);
    Thread first = caller(calls);
    for (int i = 0; i < 200; i++) {
      assertEquals(first, caller(calls));
    }
    assertNotEquals(Thread.currentThread(), first);
    calls.close();
  }

  @Test
  void anIdleThreadEndsAndTheNextCallGetsAnother() throws InterruptedException {
    var calls = new CallThread(Duration.ofMillis(1));
    Thread first = caller(calls);
    first.join(PATIENCE);
    assertFalse(first.isAlive());
    assertNotEquals(first, caller(calls));
    calls.close();
  }

  @Test
  void aCallThatNobodyWaitsForKeepsItsThreadToItself() throws InterruptedException {
    var calls = new CallThread(LONG);
    Thread first = caller(calls);
    var end = new CountDownLatch(1);
    var stopped = new Stopped();
    assertThrows(
        IllegalStateException.class,
        () ->
            calls.call(
                () -> {
                  end.await();
                  return 0;
                },
                stopped));
    assertTrue(stopped.left);
    assertNotEquals(first, caller(calls));
    end.countDown();
    first.join(PATIENCE);
    assertFalse(first.isAlive());
    calls.close();
  }

  @Test
  void closingEndsTheThread() throws InterruptedException {
    var calls = new CallThread(LONG);
    Thread first = caller(calls);
    calls.close();
    first.join(PATIENCE);
    assertFalse(first.isAlive());
  }
}
