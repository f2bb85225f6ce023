package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that knows only polyglot stops what does not end by itself. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LimitsTest {
  private static final String ENDLESS =
      """
      var cleaned = false
      fn run(started) {
        try { started()\n while true { } } ensure { cleaned = true }
      }
      ({ run: run, cleaned: fn() => cleaned })
      """;

  private static Context.Builder builder() {
    return Context.newBuilder("seam").option("engine.WarnInterpreterOnly", "false");
  }

  @Test
  void statementsAreCounted() {
    ResourceLimits limits = ResourceLimits.newBuilder().statementLimit(1000, null).build();
    Context context = builder().resourceLimits(limits).build();
    assertEquals(10, context.eval("seam", "var n = 0\nfor i in 1..10 { n = n + 1 }\nn").asInt());
    PolyglotException ended =
        assertThrows(
            PolyglotException.class,
            () -> context.eval("seam", "var n = 0\nwhile true { n = n + 1 }"));
    assertTrue(ended.isResourceExhausted(), ended.toString());
    context.close(true);
  }

  @Test
  void anInterruptRunsEnsure() throws Exception {
    try (Context context = builder().build()) {
      Value script = context.eval("seam", ENDLESS);
      var started = new CountDownLatch(1);
      Thread stopper =
          when(
              started,
              () -> {
                try {
                  context.interrupt(Duration.ofSeconds(30));
                } catch (TimeoutException e) {
                  throw new IllegalStateException(e);
                }
              });
      PolyglotException ended =
          assertThrows(PolyglotException.class, () -> script.invokeMember("run", told(started)));
      stopper.join();
      assertTrue(ended.isInterrupted(), ended.toString());
      assertTrue(script.invokeMember("cleaned").asBoolean());
    }
  }

  @Test
  void aClosedContextEndsItsScript() throws Exception {
    Context context = builder().build();
    Value script = context.eval("seam", ENDLESS);
    var started = new CountDownLatch(1);
    Thread stopper = when(started, () -> context.close(true));
    PolyglotException ended =
        assertThrows(PolyglotException.class, () -> script.invokeMember("run", told(started)));
    stopper.join();
    assertTrue(ended.isCancelled(), ended.toString());
  }

  /** What waits is not woken by polls alone: it may wait for days. */
  @ParameterizedTest
  @ValueSource(strings = {"time.sleep(1d)", "hold 1d, while: fn() => true"})
  void whatWaitsIsInterruptedAtOnce(String waits) throws Exception {
    try (Context context = builder().build()) {
      Value script = context.eval("seam", waiting(waits));
      var started = new CountDownLatch(1);
      var late = new AtomicBoolean();
      Thread stopper =
          when(
              started,
              () -> {
                try {
                  context.interrupt(Duration.ofSeconds(30));
                } catch (TimeoutException e) {
                  late.set(true);
                  context.close(true);
                }
              });
      PolyglotException ended =
          assertThrows(PolyglotException.class, () -> script.invokeMember("run", told(started)));
      stopper.join();
      assertFalse(late.get(), "it was not heard");
      assertTrue(ended.isInterrupted(), ended.toString());
      assertTrue(script.invokeMember("cleaned").asBoolean());
      context.eval("seam", waiting("time.sleep(1ms)")).invokeMember("run", told(started));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"time.sleep(1d)", "hold 1d, while: fn() => true"})
  void whatWaitsIsEndedByAClosedContext(String waits) throws Exception {
    Context context = builder().build();
    Value script = context.eval("seam", waiting(waits));
    var started = new CountDownLatch(1);
    Thread stopper = when(started, () -> context.close(true));
    PolyglotException ended =
        assertThrows(PolyglotException.class, () -> script.invokeMember("run", told(started)));
    stopper.join();
    assertTrue(ended.isCancelled(), ended.toString());
  }

  private static String waiting(String waits) {
    return "import \"std:time\" as time\n" + ENDLESS.replace("while true { }", waits);
  }

  private static ProxyExecutable told(CountDownLatch started) {
    return arguments -> {
      started.countDown();
      return null;
    };
  }

  private static Thread when(CountDownLatch started, Runnable action) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                if (started.await(30, TimeUnit.SECONDS)) {
                  action.run();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
