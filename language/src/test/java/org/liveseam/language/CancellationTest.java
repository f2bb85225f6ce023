package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.language.api.ReplResult;
import org.liveseam.language.api.Seam;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.TargetSpec;

/** A script that never ends is stopped from another thread, and cleans up. */
final class CancellationTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while true { }",
        "for i in 1..9223372036854775807 { }",
        "fn f(n) { if n > 0 { f(n - 1) + f(n - 1) } else { 0 } }\nf(200)",
        "[for i in 1..9223372036854775807 if false { i }]",
        "while true { try { fail \"again\" } rescue e { } }",
      })
  void stops(String endless) throws InterruptedException {
    String script =
        "try {\nprint \"started\"\n"
            + endless
            + "\n} rescue e { print \"rescued\" } ensure { print \"cleaned up\" }\nprint \"went on\"";
    var session = new Cancellable();
    DiagnosticException stopped =
        Assertions.assertTimeoutPreemptively(
            PATIENCE,
            () -> {
              Thread canceller = session.cancelWhenStarted();
              try {
                return assertThrows(
                    DiagnosticException.class,
                    () -> session.seam.run(new Source("endless.seam", script), FOLDER));
              } finally {
                canceller.join(PATIENCE);
              }
            });
    assertEquals(ExitCode.INTERRUPTED, stopped.exit());
    assertEquals("E0616", stopped.diagnostics().get(0).code().id());
    assertEquals("started\ncleaned up\n", session.output.toString());
    session.seam.close();
  }

  @Test
  void aWishBeforeTheLanguageStartsIsNotLost() {
    var session = new Cancellable();
    session.seam.cancel();
    DiagnosticException stopped =
        Assertions.assertTimeoutPreemptively(
            PATIENCE,
            () ->
                assertThrows(
                    DiagnosticException.class,
                    () -> session.seam.run(new Source("early.seam", "while true { }"), FOLDER)));
    assertEquals("E0616", codes(stopped));
    session.seam.close();
  }

  /** Nor one that comes when the language runs, and nothing in it. */
  @Test
  void aWishBetweenTwoScriptsIsNotLost() {
    var session = new Cancellable();
    session.seam.run(new Source("first.seam", "1 + 1"), FOLDER);
    session.seam.cancel();
    var endless = new Source("second.seam", "while true { }");
    DiagnosticException stopped =
        Assertions.assertTimeoutPreemptively(
            PATIENCE,
            () -> assertThrows(DiagnosticException.class, () -> session.seam.run(endless, FOLDER)));
    assertEquals("E0616", codes(stopped));
    session.seam.run(new Source("third.seam", "print \"went on\""), FOLDER);
    assertEquals("went on\n", session.output.toString());
    session.seam.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ fail \"again\" }                         | E0616 E0602",
        "{ return }                                | E0616",
        "{ for i in 1..2 { try { } ensure { } } }  | E0616",
      })
  void nothingThatEnsureDoesEndsTheWish(String ensure, String codes) throws InterruptedException {
    String script =
        "fn f() { try { print \"started\"; while true { } } ensure "
            + ensure
            + " }\nf()\nprint \"went on\"";
    DiagnosticException stopped = stopped(script);
    assertEquals(ExitCode.INTERRUPTED, stopped.exit());
    assertEquals(codes, codes(stopped));
  }

  @Test
  void aLoopIsNotGoneOnWithEither() throws InterruptedException {
    String script =
        "for i in 1..2 { try { print \"started\"; while true { } } ensure { break } }\n"
            + "print \"went on\"";
    assertEquals("E0616", codes(stopped(script)));
  }

  private static String codes(DiagnosticException e) {
    return e.diagnostics().stream().map(d -> d.code().id()).collect(Collectors.joining(" "));
  }

  /** How a script ends that is stopped as soon as it prints something, and prints no more. */
  private static DiagnosticException stopped(String script) throws InterruptedException {
    var session = new Cancellable();
    Thread canceller = session.cancelWhenStarted();
    var stopped =
        assertThrows(
            DiagnosticException.class,
            () -> session.seam.run(new Source("endless.seam", script), FOLDER));
    canceller.join(PATIENCE);
    assertEquals("started\n", session.output.toString());
    session.seam.close();
    return stopped;
  }

  /** A host may stop one script and run another. */
  @Test
  void whatRunsNextHasNothingToDoWithIt() throws InterruptedException {
    var session = new Cancellable();
    Thread canceller = session.cancelWhenStarted();
    var first = new Source("first.seam", "try { print \"started\"; while true { } } ensure { }");
    assertThrows(DiagnosticException.class, () -> session.seam.run(first, FOLDER));
    canceller.join(PATIENCE);
    var second = new Source("second.seam", "pipeline p, deadline 50ms { while true { } }");
    var late = assertThrows(DiagnosticException.class, () -> session.seam.run(second, FOLDER));
    assertEquals("E0710", codes(late));
    session.seam.close();
  }

  @Test
  void aConversationGoesOnAfterwards() throws InterruptedException {
    var session = new Cancellable();
    Thread canceller = session.cancelWhenStarted();
    assertEquals(
        "E0616",
        ((ReplResult.Failed) session.seam.eval("print \"started\"\nwhile true { }"))
            .diagnostics()
            .get(0)
            .code()
            .id());
    canceller.join(PATIENCE);
    assertEquals(new ReplResult.Value("3", "int"), session.seam.eval("1 + 2"));
    session.seam.close();
  }

  /** A session that tells when its script has printed something. */
  private static final class Cancellable {
    final StringBuilder output = new StringBuilder();
    final CountDownLatch started = new CountDownLatch(1);
    final Seam seam =
        Seam.create(
            new SeamOptions(
                spec -> {
                  throw new IllegalStateException("no target is needed");
                },
                Optional.of(TargetSpec.parse("fake")),
                this::take,
                new Cancellation(),
                false,
                false));

    private void take(Event event) {
      if (event instanceof Event.Printed printed) {
        output.append(printed.text()).append('\n');
        started.countDown();
      }
    }

    Thread cancelWhenStarted() {
      return Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try {
                  if (started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    seam.cancel();
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
  }
}
