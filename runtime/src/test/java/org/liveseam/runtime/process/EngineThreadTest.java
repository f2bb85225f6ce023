package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.target.Deadline;

@Timeout(60)
final class EngineThreadTest {
  private final EngineThread engine = new EngineThread(Duration.ofMillis(50));

  @AfterEach
  void close() {
    engine.close();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  /** Its caller was told that it did not answer. */
  @Test
  void whatDidNotBeginInTimeNeverBegins() throws Exception {
    var began = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var late = new AtomicBoolean();
    var first =
        new Thread(
            () ->
                engine.call(
                    "first",
                    soon(),
                    () -> {
                      began.countDown();
                      end.await();
                      return true;
                    }));
    first.start();
    began.await();
    assertThrows(
        DiagnosticException.class,
        () ->
            engine.call(
                "late",
                Deadline.in(Duration.ofMillis(10)),
                () -> {
                  late.set(true);
                  return true;
                }));
    end.countDown();
    first.join();
    assertEquals(1, engine.call("next", soon(), () -> 1));
    assertFalse(late.get());
  }

  @Test
  void troubleIsToldOnceAndStopsNobody() {
    var troubles = new Troubles(engine);
    for (int i = 0; i < 3; i++) {
      int result =
          engine.call(
              "force",
              soon(),
              () -> {
                engine.attempt(
                    () -> {
                      throw Diagnostic.of(ProcessErrors.TRACED, "f+0x0").raise();
                    });
                return 5;
              });
      assertEquals(5, result);
      assertEquals(i == 0 ? 1 : 0, troubles.news().size());
    }
    assertEquals(Optional.empty(), troubles.last());
  }

  @Test
  void aBugIsThrownAtTheEnd() {
    var troubles = new Troubles(engine);
    engine.attempt(
        () -> {
          throw new IllegalStateException("no such site");
        });
    List<String> news = troubles.news();
    assertEquals(List.of("this is a bug, java.lang.IllegalStateException: no such site"), news);
    assertInstanceOf(IllegalStateException.class, troubles.last().orElseThrow());
  }
}
