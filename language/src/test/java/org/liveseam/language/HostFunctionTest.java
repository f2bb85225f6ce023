package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.language.api.HostFunction;
import org.liveseam.language.api.Liveseam;
import org.liveseam.language.api.LiveseamBuilder;
import org.liveseam.language.api.ScriptInputs;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.target.TargetSpec;

/** What a host program adds and grants through its API. */
final class HostFunctionTest {
  @TempDir Path folder;

  private final List<String> printed = new ArrayList<>();
  private final List<@Nullable Object> taken = new ArrayList<>();

  private LiveseamBuilder builder() {
    return Liveseam.builder()
        .cache(folder)
        .events(
            event -> {
              if (event instanceof Event.Printed line) {
                printed.add(line.text());
              }
            });
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("script.seam"), text);
  }

  private String run(String text, HostFunction... functions) throws IOException {
    var builder = builder();
    Arrays.stream(functions).forEach(builder::function);
    try (Liveseam live = builder.open()) {
      live.run(file(text), ScriptInputs.NONE);
    }
    return String.join("\n", printed);
  }

  private HostFunction takes(String declaration) {
    return HostFunction.pure(
        declaration,
        arguments -> {
          taken.addAll(arguments);
          return arguments.size();
        });
  }

  private static String code(DiagnosticException e) {
    return e.diagnostics().get(0).code().id();
  }

  @Test
  void plainValuesCrossBothWays() throws IOException {
    String shown =
        run(
            """
            print(take(true, 1, 2.5, "x", 90s, 4KiB, [1, [null]], {a: {b: 1}}, null))
            print(give())
            """,
            takes("external fn take(a, b, c, d, e, f, g, h, i)"),
            HostFunction.pure(
                "external fn give()",
                a ->
                    Arrays.asList(
                        true,
                        1,
                        (short) 2,
                        2.5f,
                        "x",
                        Duration.ofMinutes(2),
                        null,
                        Map.of("k", 1))));
    assertEquals("9\n[true, 1, 2, 2.5, \"x\", 120s, null, {k: 1}]", shown);
    assertEquals(
        Arrays.asList(
            true,
            1L,
            2.5,
            "x",
            Duration.ofSeconds(90),
            4096L,
            List.of(1L, Arrays.asList((Object) null)),
            Map.of("a", Map.of("b", 1L)),
            null),
        taken);
  }

  @Test
  void whatIsDeclaredIsCheckedBeforeAnythingRuns() {
    var function = takes("external fn restart(service: str, wait: duration = 10s) -> int");
    for (String wrong :
        List.of(
            "print(1)\nrestart()",
            "print(1)\nrestart(\"a\", 1s, 2)",
            "print(1)\nrestart(\"a\", wiat: 1s)",
            "print(1)\nrestrat(\"a\")")) {
      assertThrows(DiagnosticException.class, () -> run(wrong, function), wrong);
    }
    assertEquals(List.of(), printed);
    assertEquals(List.of(), taken);
  }

  @Test
  void defaultsAreFilledInAndTypesHold() throws IOException {
    var function = takes("external fn restart(service: str, wait: duration = 10s) -> int");
    assertEquals("2", run("print(restart(\"a\"))", function));
    assertEquals(List.of("a", Duration.ofSeconds(10)), taken);
    DiagnosticException wrong =
        assertThrows(DiagnosticException.class, () -> run("var f = restart\nf(1)", function));
    assertEquals("E0606", code(wrong));
    var liar = HostFunction.pure("external fn liar() -> int", a -> "text");
    assertEquals("E0606", code(assertThrows(DiagnosticException.class, () -> run("liar()", liar))));
  }

  @Test
  void whatTheHostThrowsIsAnErrorOfTheScript() throws IOException {
    var broken =
        HostFunction.acting(
            "external fn broken(how: int)",
            a -> {
              if (Long.valueOf(1).equals(a.get(0))) {
                throw new IOException("the bus is gone");
              }
              if (Long.valueOf(2).equals(a.get(0))) {
                throw Diagnostic.of(ScriptErrors.FAIL, "as I said").raise();
              }
              throw new IllegalStateException();
            });
    assertEquals(
        """
        `broken` failed: IOException: the bus is gone
        as I said
        `broken` failed: IllegalStateException\
        """,
        run(
            """
            for how in 1..3 {
              try { broken(how) } rescue e { print(e.summary) }
            }
            """,
            broken));
    DiagnosticException failed =
        assertThrows(DiagnosticException.class, () -> run("\nbroken(1)", broken));
    assertEquals("E0623", code(failed));
    assertEquals(2, failed.diagnostics().get(0).span().orElseThrow().line());
  }

  @Test
  void otherValuesAreRefused() {
    var function = takes("external fn take(a)");
    var odd = HostFunction.pure("external fn odd()", a -> new Object());
    var endless = new ArrayList<Object>();
    endless.add(endless);
    var deep = HostFunction.pure("external fn deep()", a -> endless);
    for (String wrong : List.of("take(fn() { 1 })", "take([1, {a: all}])", "odd()", "deep()")) {
      assertEquals(
          "E0624",
          code(assertThrows(DiagnosticException.class, () -> run(wrong, function, odd, deep))),
          wrong);
    }
    assertEquals(List.of(), taken);
  }

  @Test
  void declarationsAreCheckedWhenTheHostOpens() {
    assertThrows(
        DiagnosticException.class, () -> builder().function(takes("external fn (x)")).open());
    for (String wrong :
        List.of("let x = 1", "external fn a()\nexternal fn b()", "external fn print(x)", "")) {
      assertThrows(
          IllegalArgumentException.class, () -> builder().function(takes(wrong)).open(), wrong);
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            builder().function(takes("external fn a()")).function(takes("external fn a()")).open());
  }

  @Test
  void onlyPureOnesStandInDeclarations() throws IOException {
    Path file = file("let x = look()\nlet y = act()");
    try (Liveseam live =
        builder()
            .function(HostFunction.pure("external fn look()", a -> 1))
            .function(HostFunction.acting("external fn act()", a -> 1))
            .open()) {
      var result = live.check(file);
      assertTrue(result.ok());
      assertFalse(result.declarative());
      assertEquals(1, result.acting().size());
      assertEquals(2, result.acting().get(0).span().orElseThrow().line());
      assertEquals("E0221", code(assertThrows(DiagnosticException.class, () -> live.read(file))));
    }
  }

  @Test
  void targetsAreClosedUntilGranted() throws IOException {
    Path file = file("patch p { replace function cmdline_proc_show with c { return 0; } }");
    try (Liveseam closed = builder().open()) {
      assertTrue(closed.check(file).ok());
      var patches = closed.read(file);
      assertEquals(
          "E1001", code(assertThrows(DiagnosticException.class, () -> closed.plan(patches))));
      assertEquals(
          "E1001", code(assertThrows(DiagnosticException.class, () -> closed.apply(file))));
    }
    try (Liveseam open = builder().target(TargetSpec.parse("fake")).open()) {
      var patches = open.read(file);
      assertEquals(1, open.plan(patches).patches().size());
      assertEquals(List.of("p"), open.apply(patches).changed());
      assertEquals(List.of("p"), open.applied());
      assertEquals(List.of("p"), open.apply(patches).unchanged());
      assertEquals(List.of("p"), open.revert(patches).changed());
      assertEquals(List.of(), open.applied());
      assertEquals(
          "E1001",
          code(assertThrows(DiagnosticException.class, () -> open.session(TargetSpec.KERNEL))));
    }
  }

  @Test
  void whatActsIsNotGotRoundByWayOfValues() throws IOException {
    Path file = file("let p = act\nlet y = [p][0]()");
    try (Liveseam live =
        builder()
            .function(
                HostFunction.acting(
                    "external fn act()",
                    a -> {
                      taken.add(1);
                      return 1;
                    }))
            .open()) {
      assertThrows(DiagnosticException.class, () -> live.read(file));
    }
    assertEquals(List.of(), taken);
  }

  @Test
  void filesMayChangeAndScriptsGetTheirOwnArguments() throws IOException {
    try (Liveseam live = builder().target(TargetSpec.parse("fake")).open()) {
      for (int version = 1; version <= 2; version++) {
        Path patch =
            file(
                "patch p \"%d\" { replace function cmdline_proc_show with c { return %d; } }"
                    .formatted(version, version));
        assertEquals(List.of("p"), live.apply(patch).changed());
      }
      Path script = file("print(args)");
      live.run(script, new ScriptInputs(List.of(), List.of("a")));
      live.run(script, new ScriptInputs(List.of(), List.of("b")));
    }
    assertEquals(List.of("[\"a\"]", "[\"b\"]"), printed);
  }

  @Test
  void aWishToStopIsForTheCallThatRuns() throws Exception {
    Path endless = file("while true { }");
    try (Liveseam live = builder().target(TargetSpec.parse("fake")).open()) {
      live.cancel(); // nothing runs
      live.run(Files.writeString(folder.resolve("one.seam"), "print(1)"), ScriptInputs.NONE);
      var stopper =
          new Thread(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  live.cancel();
                }
              });
      stopper.start();
      DiagnosticException stopped =
          assertThrows(DiagnosticException.class, () -> live.run(endless, ScriptInputs.NONE));
      stopper.interrupt();
      stopper.join();
      assertEquals("E0616", code(stopped));
      live.run(folder.resolve("one.seam"), ScriptInputs.NONE);
    }
    assertEquals(List.of("1", "1"), printed);
  }

  @Test
  void closingTwiceIsFineAndAFailedOpenLeavesNothing() throws IOException {
    Liveseam live = Liveseam.builder().open();
    live.close();
    live.close();
  }
}
