package org.liveseam.language.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamPointer;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.model.NativeClosure;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;
import org.liveseam.runtime.target.Deadline;

/** Closures as machine code calls them. */
@Timeout(60)
final class ClosureTest {
  @TempDir Path temp;
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private Hooks hooks;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    hooks = new Hooks(temp, events::add);
  }

  @AfterEach
  void close() {
    hooks.close();
  }

  private static String score(String body) {
    return "replace function score in \"libhooks.so\" with fn(user: i32) -> i32 { " + body + " }";
  }

  private long score(int user) {
    return (long) hooks.call("score", NativeType.I32, (long) user);
  }

  /** What the session told of closures, at its end. */
  private List<String> told() {
    hooks.close();
    return events.stream()
        .filter(Event.Reported.class::isInstance)
        .map(event -> ((Event.Reported) event).diagnostic())
        .map(d -> d.code().id() + " " + d.message() + " " + d.notes())
        .toList();
  }

  @Test
  void aClosureAnswersAndMayAskTheOriginal() {
    assertEquals(42, score(41));
    NativeClosure.Entry entry = hooks.hook("score", score("original(user) + 100"));
    assertEquals(142, score(41));
    hooks.unhook("score");
    assertEquals(42, score(41));
    entry.close();
    assertEquals(List.of(), told());
  }

  @ParameterizedTest
  @CsvSource({
    "i8, -128", "i8, 127", "i16, -32768", "i32, -2147483648", "i64, -9223372036854775808",
    "u8, 255", "u16, 65535", "u32, 4294967295", "u64, 9223372036854775807", "u8, 128",
  })
  void integersAreExact(String type, long value) {
    var signature = new NativeSignature(List.of(of(type)), of(type));
    assertEquals(value, hooks.call("id_" + type, signature, value));
    hooks.hook("id_" + type, identity(type, "if x == " + value + " { original(x) } else { 0 }"));
    assertEquals(value, hooks.call("id_" + type, signature, value));
    assertEquals(List.of(), told());
  }

  @ParameterizedTest
  @CsvSource({"f32, 1.5", "f32, 3.4028234663852886E38", "f64, 1.7976931348623157E308", "f64, -0.1"})
  void floatsAreExact(String type, double value) {
    var signature = new NativeSignature(List.of(of(type)), of(type));
    hooks.hook("id_" + type, identity(type, "original(-x) * -1.0"));
    assertEquals(value, hooks.call("id_" + type, signature, value));
    assertEquals(List.of(), told());
  }

  @Test
  void theNullPointerIsNull() {
    hooks.hook("id_ptr", identity("ptr", "if x == null { x } else { original(x) }"));
    var signature = new NativeSignature(List.of(NativeType.PTR), NativeType.PTR);
    assertEquals(SeamNull.NULL, hooks.call("id_ptr", signature, SeamNull.NULL));
    var there = new SeamPointer(hooks.address("score"));
    assertEquals(there, hooks.call("id_ptr", signature, there));
    assertEquals(List.of(), told());
  }

  @Test
  void textGoesOutWithANulBehindIt() {
    var signature = new NativeSignature(List.of(NativeType.STR), NativeType.I64);
    assertEquals(5L, hooks.call("length", signature, "na\u00efv")); // UTF-8
    assertThrows(DiagnosticException.class, () -> hooks.call("length", signature, "a\0b"));
  }

  @ParameterizedTest
  @CsvSource({"i8, 128", "u8, 256", "u8, -1", "i32, 2147483648", "u32, -1", "u64, -1"})
  void whatDoesNotFitIsAnErrorAtTheBorder(String type, long value) {
    var signature = new NativeSignature(List.of(of(type)), of(type));
    var e =
        assertThrows(DiagnosticException.class, () -> hooks.call("id_" + type, signature, value));
    assertEquals("E0615", e.diagnostics().getFirst().code().id());
  }

  @Test
  void anErrorIsTheOriginalsAnswerAndIsToldOnce() {
    hooks.hook("score", score("1 / (user - 1)"));
    assertEquals(2, score(1));
    assertEquals(2, score(1));
    assertEquals(1, score(2));
    List<String> told = told();
    assertEquals(1, told.size(), told.toString());
    assertTrue(
        told.getFirst().startsWith("E0620 the closure that replaces `score` failed"), told + "");
    assertTrue(
        told.getFirst().contains("2 call(s) so far got what the original answers"), told + "");
  }

  @Test
  void anErrorIsAValueWhereOnErrorSaysSo() {
    hooks.hook("score", score("fail \"no\"") + ", on-error -7");
    assertEquals(-7, score(1));
    assertEquals(1, told().size());
  }

  @Test
  void aResultThatDoesNotFitIsAnError() {
    hooks.hook("score", score("var large = 3_000_000_000\nlarge") + ", on-error 9");
    assertEquals(9, score(1));
    assertTrue(told().getFirst().contains("E0615"));
  }

  @Test
  void theOriginalIsNotRunTwiceForAnError() {
    int before = hooks.runs("score");
    hooks.hook("score", score("original(user) / 0"));
    assertEquals(42, score(41));
    assertEquals(before + 1, hooks.runs("score"));
  }

  @Test
  void endlessRecursionOfTheClosureIsAnError() {
    hooks.hook("score", "fn f(n) { f(n + 1) }\n" + score("f(1)"));
    assertEquals(42, score(41));
    assertTrue(told().getFirst().contains("E0612"));
  }

  @Test
  void aFunctionThatCallsItselfComesBackToTheClosure() {
    hooks.hook(
        "deep",
        "replace function deep in \"libhooks.so\" with fn(n: i32) -> i32 { original(n) + 100 }");
    assertEquals(5 + 600L, hooks.call("deep", NativeType.I32, 5L));
    assertEquals(List.of(), told());
  }

  @Test
  void deeperThanTheBoundIsTheOriginal() {
    hooks.hook(
        "deep",
        "replace function deep in \"libhooks.so\" with fn(n: i32) -> i32 { original(n) + 1000 }");
    long answer = (long) hooks.call("deep", NativeType.I32, 200L);
    assertEquals(200 + 1000L * Upcall.DEPTH_LIMIT, answer);
    assertTrue(told().getFirst().startsWith("E0621"));
  }

  @Test
  void whatAClosureReachesWithoutCallingItIsTheOriginal() {
    var closure = (ClosureCode) hooks.closure("score", score("original(user) + 100"));
    hooks.hook("score", closure);
    ThreadStates.State mine = closure.runtime().threads().mine();
    var signature = closure.signature();
    long address = hooks.address("score_original");
    var running =
        new Invocation(new Downcall("score", signature, address, closure.runtime().threads()));
    Invocation before = mine.enter(running);
    try {
      // The hooks' own calls are none of the language's: as if the JVM called underneath.
      assertEquals(42, score(41));
      boolean native1 = mine.enterNative();
      assertEquals(142, score(41));
      mine.leaveNative(native1);
    } finally {
      mine.leave(before);
    }
    assertEquals(142, score(41));
  }

  @Test
  void aClosedSessionIsTheOriginal() {
    hooks.hook("score", score("original(user) + 100"));
    assertEquals(142, score(41));
    hooks.seam().close();
    assertEquals(42, score(41));
  }

  @Test
  void manyThreadsAtOnce() {
    hooks.hook(
        "score",
        "let n = atomic(0)\nfn twice(x) { x * 2 }\n"
            + score("n.increment()\nif user > 50 { twice(original(user)) } else { 0 }"));
    long sum = (long) hooks.call("hammer", NativeType.I64, 8L, 2000L);
    long expected = 0;
    for (int i = 0; i < 2000; i++) {
      expected += i % 100 > 50 ? 2 * (i % 100 + 1) : 0;
    }
    assertEquals(8 * expected, sum);
    assertEquals(List.of(), told());
  }

  /** Closures belong to whoever called the native function, and not to the script. */
  @Test
  void whoStopsTheScriptStopsNoClosure() throws InterruptedException {
    hooks.hook("score", score("original(user) + 100"));
    var wrong = new AtomicInteger();
    var over = new AtomicBoolean();
    Thread caller =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  while (!over.get()) {
                    wrong.addAndGet(score(41) == 142 ? 0 : 1);
                  }
                });
    var endless = new Source("endless.seam", "while true { }");
    for (int i = 0; i < 50; i++) {
      hooks.seam().cancel();
      assertThrows(
          DiagnosticException.class, () -> hooks.seam().run(endless, Path.of("").toAbsolutePath()));
    }
    over.set(true);
    caller.join();
    assertEquals(0, wrong.get());
    assertEquals(List.of(), told());
  }

  /** Each thread is unknown to the JVM, calls the closure a few times, and ends. */
  @Test
  void threadsThatComeAndGoLeaveNothingBehind() throws InterruptedException {
    hooks.hook("score", score("if user == 3 { fail \"three\" }\noriginal(user) + 1"));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    hooks.call("hammer", NativeType.I64, 8L, 10L);
    long before = threads.getTotalStartedThreadCount();
    int living = threads.getThreadCount();
    for (int i = 0; i < 40; i++) {
      long sum = (long) hooks.call("hammer", NativeType.I64, 50L, 5L);
      assertEquals(50 * (2 + 3 + 4 + 4 + 6), sum);
    }
    assertTrue(threads.getTotalStartedThreadCount() - before >= 2000, "the JVM saw them come");
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (threads.getThreadCount() > living + 5 && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertTrue(threads.getThreadCount() <= living + 5, threads.getThreadCount() + " live");
    assertTrue(told().getFirst().contains("2008 call(s) so far"), told().toString());
  }

  @Test
  void someCallsFailOnManyThreads() {
    hooks.hook("score", score("if user % 10 == 0 { fail \"ten\" }\noriginal(user) + 1"));
    long sum = (long) hooks.call("hammer", NativeType.I64, 8L, 1000L);
    assertEquals(8 * 10 * (5150 - 10), sum); // every tenth call is one less
    assertTrue(told().getFirst().contains("800 call(s) so far"));
  }

  @Test
  void equalTextWithOtherCapturedValuesIsAnotherClosure() {
    String loop =
        "fn make(n) { fn(user: i32) -> i32 { original(user) + n } }\n"
            + "let a = make(1)\nlet b = make(2)\nlet c = make(1)\n"
            + "replace function score in \"libhooks.so\" with (a)\n"
            + "replace function id_i32 in \"libhooks.so\" with (b)\n"
            + "replace function deep in \"libhooks.so\" with (c)\n";
    Map<String, NativeClosure> made = hooks.closures(loop);
    assertEquals(3, made.size());
    assertEquals(2, made.values().stream().map(NativeClosure::text).distinct().count());
  }

  @Test
  void aGateLetsNobodyInOnceItIsClosed() {
    var gate = new ClosureGate();
    assertTrue(gate.enter());
    assertTrue(!gate.close(Deadline.in(Duration.ofMillis(20))));
    assertTrue(!gate.enter());
    gate.leave();
    assertTrue(gate.close(Deadline.in(Duration.ofMillis(20))));
  }

  private static NativeType of(String word) {
    return NativeType.of(word).orElseThrow();
  }

  private static String identity(String type, String body) {
    return "replace function id_%1$s in \"libhooks.so\" with fn(x: %1$s) -> %1$s { %2$s }"
        .formatted(type, body);
  }
}
