package org.liveseam.repl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.HumanOutput.Progress;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.event.Line;

/** How a transition is told, at a terminal and elsewhere. */
final class HumanOutputTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private HumanOutput output(boolean terminal, Map<String, String> environment) {
    return new HumanOutput(
        new Streams(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            terminal,
            terminal,
            environment),
        Theme.When.AUTO,
        Progress.ALL);
  }

  private String told() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static void transition(HumanOutput output) {
    output.accept(new Event.TransitionStarted("p", Direction.PATCHING, Duration.ofSeconds(60)));
    output.accept(step(2, List.of("a/1", "b/2"), 300));
    output.accept(step(1, List.of("b/2"), 1300));
    output.accept(new Event.TransitionDone("p", Direction.PATCHING, Duration.ofMillis(2500)));
  }

  private static Event step(int left, List<String> blockers, int millis) {
    return new Event.TransitionProgress(
        "p", Direction.PATCHING, left, blockers, Duration.ofMillis(millis));
  }

  @Test
  void rewritesOneLineAtATerminal() {
    transition(output(true, Map.of("NO_COLOR", "1")));
    assertEquals(
        "p: patching, deadline 1m\n"
            + "\r\033[Kp: patching, 2 tasks left (a/1, b/2), 300ms of 1m"
            + "\r\033[Kp: patching, 1 task left (b/2), 1.3s of 1m"
            + "\r\033[Kp: patching complete in 2.5s\n",
        told());
  }

  @Test
  void tellsChangesAloneElsewhere() {
    transition(output(false, Map.of()));
    assertEquals("p: patching, deadline 1m\np: patching complete in 2.5s\n", told());
  }

  @Test
  void knowsDumbTerminals() {
    transition(output(true, Map.of("TERM", "dumb")));
    assertEquals("p: patching, deadline 1m\np: patching complete in 2.5s\n", told());
  }

  @Test
  void namesThreeTasksAtMost() {
    output(true, Map.of()).accept(step(-1, List.of("a/1", "b/2", "c/3", "d/4"), 5));
    assertEquals(
        "\r\033[Kp: patching, tasks left cannot be seen (a/1, b/2, c/3, ...), 5ms", told());
  }

  @Test
  void printedTextIsDataAndTroubleIsNot() {
    HumanOutput output = output(false, Map.of());
    output.accept(new Event.Printed("data"));
    output.accept(new Event.LogLine(new Line(1, 1, 4, "WARNING: CPU: 0 PID: 1 at kernel/x.c:1")));
    output.accept(new Event.LogLine(new Line(2, 1, 6, "usb 1-1: new device")));
    assertEquals("data\n", out.toString(StandardCharsets.UTF_8));
    assertEquals("kernel: WARNING: CPU: 0 PID: 1 at kernel/x.c:1\n", told());
  }
}
