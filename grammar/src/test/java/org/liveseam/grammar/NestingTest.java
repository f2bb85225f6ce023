package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text nested too deep is a problem, never a stack overflow, even on a small stack. */
class NestingTest {
  private static final long SMALL_STACK = 512 * 1024;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "{ a: ",
        "not ",
        "- ",
        "f(",
        "fn() { ",
        "fn() => ",
        "if x { ",
        "\"${",
        "if x { } else ",
        "1 + ",
        "a.",
        "1 == ",
        "try { ",
        "while x {\n"
      })
  void isAProblem(String piece) throws Exception {
    String text = piece.repeat(10_000);
    assertTrue(kinds(text).contains(SyntaxProblem.Kind.TOO_DEEP), () -> kindsQuietly(text));
  }

  @Test
  void longIsNotDeep() throws Exception {
    String list =
        IntStream.range(0, 20_000).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    assertEquals(List.of(), kinds("let xs = [" + list + "]"));
    assertEquals(List.of(), kinds("print 1\n".repeat(20_000)));
    assertEquals(List.of(), kinds("let s = 1" + " + 1".repeat(300)));
    assertEquals(List.of(), kinds("let s = " + "(".repeat(150) + "1" + ")".repeat(150)));
  }

  private static String kindsQuietly(String text) {
    try {
      return kinds(text).toString();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<SyntaxProblem.Kind> kinds(String text) throws InterruptedException {
    var result = new AtomicReference<ParseResult>();
    var thrown = new AtomicReference<Throwable>();
    var thread = new Thread(null, () -> result.set(Seam.parse(text)), "small", SMALL_STACK);
    thread.setUncaughtExceptionHandler((t, e) -> thrown.set(e));
    thread.start();
    thread.join();
    if (thrown.get() != null) {
      throw new AssertionError(thrown.get());
    }
    return java.util.Objects.requireNonNull(result.get()).problems().stream()
        .map(SyntaxProblem::kind)
        .distinct()
        .toList();
  }
}
