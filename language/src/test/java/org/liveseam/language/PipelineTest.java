package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.Seam;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.runtime.apply.Workspace;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.TargetSpec;

/** Pipelines that files alone cannot show: reports, Ctrl-C, and what cannot be taken back. */
final class PipelineTest {
  private static final String PATCHES =
      """
      patch hide "1.0" {
        in vmlinux { replace function cmdline_proc_show with c { return 0; } }
      }
      patch meminfo "1.0" {
        in vmlinux { replace function meminfo_proc_show with c { return 0; } }
      }
      patch slow "1.0" {
        in vmlinux { replace function version_proc_show with c { return 0; } }
      }
      patch stuck "1.0" {
        consistency per-task { wait 1s, on-stall leave }
        in vmlinux { replace function watchdog_loop with c { return 0; } }
      }
      """;

  @TempDir Path temp;

  private final List<Event> events = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private final Workspace workspace =
      new Workspace(this::take, cancellation, Path.of("target", "cache"), false);
  private String stopOn = "";
  private Seam seam = Seam.create(options(List.of()));

  private SeamOptions options(List<Path> writes) {
    return new SeamOptions(
        workspace::session,
        Optional.of(TargetSpec.parse("fake")),
        this::take,
        cancellation,
        true,
        true,
        new Grants(writes));
  }

  private void take(Event event) {
    events.add(event);
    if (event instanceof Event.Printed printed && printed.text().equals(stopOn)) {
      seam.cancel();
    }
    if (event instanceof Event.Printed printed && printed.text().equals("bug")) {
      throw new IllegalStateException("a bug of the host");
    }
    if (event instanceof Event.Holding && stopOn.equals("holding")) {
      seam.cancel();
    }
    if (event instanceof Event.Undoing && stopOn.equals("undoing")) {
      seam.cancel();
    }
    if (event instanceof Event.TransitionStarted start
        && (start.direction().done() + " " + start.patch()).equals(stopOn)) {
      seam.cancel();
    }
  }

  @AfterEach
  void close() {
    seam.close();
    workspace.close();
  }

  private void run(String script) {
    seam.run(new Source("rollout.seam", PATCHES + script), temp);
  }

  private DiagnosticException failing(String script) {
    return assertThrows(DiagnosticException.class, () -> run(script));
  }

  private List<String> printed() {
    return events.stream()
        .filter(Event.Printed.class::isInstance)
        .map(event -> ((Event.Printed) event).text())
        .toList();
  }

  private List<String> inEffect() {
    return workspace.session(TargetSpec.parse("fake")).state().patches().stream()
        .map(patch -> patch.name())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "print(\"stop\"); while true { }",
        "print(\"stop\"); try { while true { } } rescue e { print(\"no\") }",
        "print(\"stop\"); hold 10m, while: fn() { true }",
        "print(\"stop\"); apply stuck",
      })
  void whoStopsItGetsEverythingTakenBack(String endless) {
    stopOn = "stop";
    var stopped =
        failing(
            "pipeline p {\n stage a { apply hide }\n stage b { "
                + endless
                + " }\n} rescue e { print(\"no\") } ensure { print(read(\"/proc/cmdline\")) }");
    assertEquals(ExitCode.INTERRUPTED, stopped.exit());
    assertEquals(List.of("stop", "console=ttyS0 quiet\n"), printed());
    assertEquals(List.of(), inEffect());
    String notes = stopped.diagnostics().getFirst().notes().toString();
    assertTrue(notes.contains("in stage `b` of pipeline `p`"), notes);
    assertTrue(notes.contains("undone: hide on fake"), notes);
  }

  @Test
  void aHoldIsStoppedAtOnce() {
    stopOn = "holding";
    var stopped = failing("pipeline p { hold 1h, while: fn() { true } }");
    assertEquals(ExitCode.INTERRUPTED, stopped.exit());
    assertEquals(1, events.stream().filter(Event.Holding.class::isInstance).count());
  }

  @Test
  void aTransitionUnderWayIsStoppedAndTakenBack() {
    stopOn = "patched stuck";
    var stopped =
        failing(
            "pipeline p { apply hide; apply stuck } rescue e { print(\"no\") } ensure {"
                + " apply hide; revert hide; print(\"yes\") }");
    assertEquals(ExitCode.INTERRUPTED, stopped.exit());
    assertEquals(List.of("yes"), printed());
    assertEquals(List.of(), inEffect());
  }

  @Test
  void whoStopsItWhileItIsTakenBackIsHeardAfterwards() {
    stopOn = "undoing";
    var stopped =
        failing(
            "pipeline p { apply hide; apply meminfo; fail \"no luck\" } rescue e { print(\"no\") }"
                + " ensure { apply hide; revert hide; print(\"yes\") }");
    assertEquals(List.of("yes"), printed());
    assertEquals(List.of(), inEffect());
    assertEquals("E0616 E0602", codes(stopped));
    assertEquals(ExitCode.INTERRUPTED, stopped.exit());
  }

  @Test
  void whoStopsItsRescueGetsItsEnsure() {
    stopOn = "stop";
    var stopped =
        failing(
            "pipeline p { fail \"no luck\" } rescue e { print(\"stop\"); while true { } }"
                + " ensure { apply hide; revert hide; print(\"yes\") }");
    assertEquals(List.of("stop", "yes"), printed());
    assertEquals("E0616 E0602", codes(stopped));
    assertEquals(ExitCode.INTERRUPTED, stopped.exit());
  }

  @Test
  void whoStopsItsEnsureIsHeard() {
    stopOn = "stop";
    var stopped =
        failing("pipeline p { fail \"no luck\" } ensure { print(\"stop\"); while true { } }");
    assertEquals(List.of("stop"), printed());
    assertEquals("E0616 E0602", codes(stopped));
  }

  private static String codes(DiagnosticException e) {
    return e.diagnostics().stream().map(d -> d.code().id()).collect(Collectors.joining(" "));
  }

  /** Of the two, the stuck one cannot be taken back; the other one is, and comes back. */
  @Test
  void halfOfAVerbIsTakenBackWithTheRest() {
    stopOn = "unpatched slow";
    var failed =
        failing(
            "apply slow; apply hide\npipeline p { try { revert([\"slow\", \"hide\"]) } ensure { print(\"half\") } }");
    assertEquals("E3007", codes(failed));
    assertEquals(ExitCode.INTERRUPTED, failed.exit());
    assertEquals(Set.of("hide", "slow"), Set.copyOf(inEffect()));
  }

  @Test
  void aBugOfOursLeavesNothingEither() {
    assertThrows(
        IllegalStateException.class,
        () ->
            run(
                "pipeline p { apply hide; print(\"bug\") } rescue e { print(\"no\") }"
                    + " ensure { print(read(\"/proc/cmdline\")) }"));
    assertEquals(List.of("bug", "console=ttyS0 quiet\n"), printed());
    assertEquals(List.of(), inEffect());
  }

  @Test
  void whatRemainsIsToldAndTheRestTakenBack() {
    var failed =
        failing(
            """
            pipeline p {
              stage first { apply hide }
              stage open {
                keep stuck
                try { apply stuck } rescue e { print(e.code) }
              }
              stage last { fail "no luck" }
            } rescue e {
              print(e.remains)
              print(e.undone)
              return
            }
            """);
    assertEquals(ExitCode.NOT_ROLLED_BACK, failed.exit());
    assertEquals(List.of("E3002", "[\"`hide` is still applied on fake\"]", "[]"), printed());
    assertEquals("E0602", failed.diagnostics().getFirst().code().id());
    assertEquals("E3009", failed.diagnostics().getLast().code().id());
    assertEquals(List.of("hide", "stuck"), inEffect());
  }

  /** A transition that it had not begun: nothing begins it again. */
  @Test
  void aTransitionThatItTurnedBackRemains() {
    var failed =
        failing(
            """
            try { apply stuck } rescue e { print(e.code) }
            pipeline p {
              stage first { cancel stuck }
              stage last { apply hide; fail "no luck" }
            } rescue e {
              print(e.remains)
              print(e.undone)
            }
            """);
    assertEquals(ExitCode.NOT_ROLLED_BACK, failed.exit());
    assertEquals(
        List.of("E3002", "[\"the transition of `stuck` was turned back\"]", "[\"hide on fake\"]"),
        printed());
    assertEquals("E0602 E3009", codes(failed));
    assertEquals(List.of(), inEffect());
  }

  private JsonObject report(String script, String expectedExit) throws IOException {
    seam = Seam.create(options(List.of(temp.resolve("out"))));
    Path json = temp.resolve("out/reports/p.json");
    String files = "[\"%s\", \"%s\"]".formatted(json, temp.resolve("out/p.xml"));
    String ensured = script + " ensure { report to: " + files + " }";
    if (expectedExit.equals("0")) {
      run(ensured);
    } else {
      assertEquals(expectedExit, String.valueOf(failing(ensured).exit().value()));
    }
    assertTrue(Files.readString(temp.resolve("out/p.xml")).contains("<testsuite"));
    return JsonParser.parseString(Files.readString(json)).getAsJsonObject();
  }

  @Test
  void theReportOfAFailureTellsEverything() throws IOException {
    JsonObject report =
        report(
            """
            pipeline p {
              report "begins"
              stage first { apply hide }
              stage second { report "soon"; assert 1 == 2 }
              stage third { }
            }""",
            "1");
    assertEquals("failed", report.get("outcome").getAsString());
    assertEquals(1, report.get("exit").getAsInt());
    String stages = report.getAsJsonArray("stages").toString();
    assertTrue(stages.contains("\"name\":\"first\",\"target\":\"fake\",\"status\":\"passed\""));
    assertTrue(stages.contains("\"name\":\"second\",\"target\":\"fake\",\"status\":\"failed\""));
    assertTrue(stages.contains("\"name\":\"third\",\"status\":\"skipped\""));
    JsonObject effect = report.getAsJsonArray("effects").get(0).getAsJsonObject();
    assertEquals("undone", effect.get("fate").getAsString());
    assertEquals("first", effect.get("stage").getAsString());
    assertTrue(report.getAsJsonArray("lines").toString().contains("soon"));
    assertTrue(report.getAsJsonArray("errors").toString().contains("E0601"));
  }

  @Test
  void theReportOfASuccess() throws IOException {
    JsonObject report = report("pipeline p { stage only { apply hide } }", "0");
    assertEquals("succeeded", report.get("outcome").getAsString());
    assertTrue(report.getAsJsonArray("effects").toString().contains("\"fate\":\"stands\""));
    assertEquals(List.of("hide"), inEffect());
  }

  @Test
  void aReportThatCannotBeWrittenFailsThePipelineAndLeavesNothingOfIt() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    seam = Seam.create(options(List.of(temp)));
    var failed =
        failing(
            "pipeline p { apply hide } ensure { report to: [\"%s\", \"%s\"] }"
                .formatted(temp.resolve("good.md"), file.resolve("p.json")));
    assertEquals("E0708", failed.diagnostics().getFirst().code().id());
    assertEquals(ExitCode.FAILED, failed.exit());
    assertEquals(List.of(), inEffect());
    assertFalse(Files.exists(temp.resolve("good.md")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"out/../secret.md", "link/secret.md", "out/link/secret.md", "out.md"})
  void whatLeavesTheGrantedFolderIsRefusedBeforeAnythingIsDone(String path) throws IOException {
    Files.createDirectory(temp.resolve("out"));
    Files.createDirectory(temp.resolve("elsewhere"));
    Files.createSymbolicLink(temp.resolve("link"), temp.resolve("elsewhere"));
    Files.createSymbolicLink(temp.resolve("out/link"), temp.resolve("elsewhere"));
    seam = Seam.create(options(List.of(temp.resolve("out"))));
    var failed =
        failing(
            "pipeline p { apply hide } ensure { report to: \"%s\" }".formatted(temp.resolve(path)));
    assertEquals("E5007", failed.diagnostics().getFirst().code().id());
    assertEquals(ExitCode.REFUSED, failed.exit());
    assertEquals(0, events.stream().filter(Event.PipelineStarted.class::isInstance).count());
  }

  @Test
  void linksInsideTheGrantedFolderAreFine() throws IOException {
    Files.createDirectory(temp.resolve("out"));
    Files.createSymbolicLink(temp.resolve("link"), temp.resolve("out"));
    seam = Seam.create(options(List.of(temp.resolve("link"))));
    run("write(\"%s\", \"text\")".formatted(temp.resolve("link/a/b.txt")));
    assertEquals("text", Files.readString(temp.resolve("out/a/b.txt")));
  }
}
