package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.oracle.truffle.api.debug.Breakpoint;
import com.oracle.truffle.api.debug.Debugger;
import com.oracle.truffle.api.debug.DebuggerSession;
import com.oracle.truffle.api.debug.SuspendedCallback;
import com.oracle.truffle.api.debug.SuspendedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a debugger evaluates in the middle of a program, as the program notices it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DebuggerTest {
  private final Engine engine =
      Engine.newBuilder().option("engine.WarnInterpreterOnly", "false").build();
  private final Context context = Context.newBuilder("seam").engine(engine).build();

  @AfterEach
  void close() {
    context.close(true);
    engine.close(true);
  }

  /** Runs a function of one argument, stopping at a line of the text that defines it. */
  private Value stopping(String text, int line, SuspendedCallback stopped) {
    Source source = Source.newBuilder("seam", text, "debugged.seam").buildLiteral();
    try (DebuggerSession session = Debugger.find(engine).startSession(stopped)) {
      session.install(Breakpoint.newBuilder(source.getURI()).lineIs(line).build());
      return context.eval(source).execute(20);
    }
  }

  private static String evaluated(SuspendedEvent event, String expression) {
    return event.getTopStackFrame().eval(expression).toDisplayString();
  }

  private static final String WORK =
      """
      var total = 1
      fn more() { total = total + 1 }
      fn work(n) {
        var m = n * 2
        return m + total
      }
      work
      """;

  @Test
  void whatItAssignsIsWrittenBackAndNothingElse() {
    Value result =
        stopping(
            WORK,
            5,
            event -> {
              assertEquals("[20, 40, 1]", evaluated(event, "[n, m, total]"));
              assertEquals("2", evaluated(event, "more()\ntotal"));
              assertEquals("50", evaluated(event, "m = m + 10\nm"));
              event.prepareContinue();
            });
    assertEquals(52, result.asInt());
  }

  @Test
  void whatItDefinesIsNobodyElses() {
    stopping(
        WORK,
        5,
        event -> {
          for (int i = 1; i <= 2; i++) {
            assertEquals("21", evaluated(event, "let mine = n + 1\nmine"));
          }
          event.prepareContinue();
        });
    assertTrue(context.getBindings("seam").hasMember("total"));
    assertFalse(context.getBindings("seam").hasMember("mine"));
  }

  /** Its condition holds nowhere, unless one thread sees what belongs to another. */
  @Test
  void aConditionIsEvaluatedForEachThreadByItself() throws Exception {
    String text = "fn work(n) {\n  let m = n * 2\n  return m\n}\nwork";
    Source source = Source.newBuilder("seam", text, "shared.seam").buildLiteral();
    var stops = new AtomicInteger();
    SuspendedCallback stopped =
        event -> {
          stops.incrementAndGet();
          event.prepareContinue();
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (DebuggerSession session = Debugger.find(engine).startSession(stopped)) {
      Breakpoint breakpoint = Breakpoint.newBuilder(source.getURI()).lineIs(3).build();
      breakpoint.setCondition("m != n * 2");
      session.install(breakpoint);
      Value work = context.eval(source);
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 1; thread <= 4; thread++) {
        int first = thread * 1_000_000;
        running.add(
            threads.submit(
                () -> {
                  for (int i = first; i < first + 2_000; i++) {
                    assertEquals(2 * i, work.execute(i).asInt());
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get(100, TimeUnit.SECONDS);
      }
      assertEquals(0, stops.get());
      assertEquals(0, breakpoint.getHitCount());
    } finally {
      threads.shutdownNow();
    }
  }

  /** The function that the condition calls meets the same breakpoint. */
  @Test
  void aConditionMayStandWithinItself() {
    String text = "fn down(n) {\n  let m = n\n  return m\n}\ndown";
    Source source = Source.newBuilder("seam", text, "within.seam").buildLiteral();
    var stops = new AtomicInteger();
    try (DebuggerSession session =
        Debugger.find(engine).startSession(event -> stops.incrementAndGet())) {
      Breakpoint breakpoint = Breakpoint.newBuilder(source.getURI()).lineIs(3).build();
      breakpoint.setCondition("n > 0 and down(n - 1) == n - 1 and m != n");
      session.install(breakpoint);
      assertEquals(5, context.eval(source).execute(5).asInt());
    }
    assertEquals(0, stops.get());
  }
}
