package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.model.PatchSet;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;

/**
 * Tries patches out: each is applied and taken back, and the system must be as before; then tests
 * run, each from and to such a system. A failure is reported, cleaned up after, and the rest goes
 * on; an interruption ends it at once, and cleaning up is then the caller's.
 */
public final class Rehearsal {
  private final Session session;
  private final EventSink events;
  private final List<DiagnosticException> failures = new ArrayList<>();

  /**
   * @param session on a system that may be thrown away
   * @param events where results go; the session's own sink
   */
  public Rehearsal(Session session, EventSink events) {
    this.session = session;
    this.events = events;
  }

  /** A test: its body throws what is wrong. */
  public record Test(String name, Runnable body) {}

  /** Returns when all went well; throws the first failure when something did not. */
  public void run(PatchSet patches, List<Test> tests) {
    for (Patch patch : patches.patches()) {
      check("patch `" + patch.name() + "`", () -> thereAndBack(patch));
    }
    for (Test test : tests) {
      test(test);
    }
    if (!failures.isEmpty()) {
      throw new DiagnosticException(
          failures.stream().flatMap(f -> f.diagnostics().stream()).toList(), worst());
    }
  }

  private void thereAndBack(Patch patch) {
    session.apply(List.of(patch), ApplyOptions.USUAL);
    session.revert(List.of(patch.name()), java.util.Optional.of(patch.consistency()));
  }

  private void test(Test test) {
    events.accept(new Event.TestStarted(test.name()));
    long began = System.nanoTime();
    int before = failures.size();
    check("test \"" + test.name() + "\"", test.body());
    if (failures.size() == before) {
      events.accept(new Event.TestPassed(test.name(), Duration.ofNanos(System.nanoTime() - began)));
    } else {
      events.accept(new Event.TestFailed(test.name(), failures.get(before).diagnostics()));
    }
  }

  /** Runs something that must leave the system as it found it. */
  private void check(String what, Runnable body) {
    session.drainLog();
    TargetState found = session.state();
    Snapshot before = Snapshot.of(found);
    var trouble = new ArrayList<Line>();
    try {
      session.watchingLog(trouble::add, body);
      Set<String> left = Snapshot.of(session.state()).difference(before);
      List<Line> bad = trouble.stream().filter(Line::isTrouble).toList();
      if (!left.isEmpty() || !bad.isEmpty()) {
        var all = new ArrayList<>(left);
        bad.forEach(line -> all.add("kernel log: " + line.text()));
        throw Diagnostic.of(StateErrors.DIRTY, session.info().spec(), what, String.join("; ", all))
            .kernel(bad.stream().map(Line::text).toList())
            .raise();
      }
      events.accept(new Event.Unchanged(what));
    } catch (DiagnosticException e) {
      if (e.exit() == ExitCode.INTERRUPTED) {
        // Nobody wants the rest. Whoever asked for the end cleans up.
        throw e;
      }
      failures.add(e);
      takeBack(found);
    }
  }

  /** Takes back what came since; what was found, is not this rehearsal's to touch. */
  private void takeBack(TargetState found) {
    Set<String> theirs = names(found).collect(Collectors.toSet());
    List<String> ours = names(session.state()).filter(n -> !theirs.contains(n)).distinct().toList();
    if (!ours.isEmpty()) {
      session.revert(ours.reversed());
    }
  }

  /** Of the patches with our marker, oldest first. */
  private static Stream<String> names(TargetState state) {
    return Stream.concat(
            state.idleModules().stream(), state.patches().stream().flatMap(p -> p.id().stream()))
        .map(PatchId::name);
  }

  private ExitCode worst() {
    Set<ExitCode> exits =
        failures.stream().map(DiagnosticException::exit).collect(Collectors.toSet());
    if (exits.contains(ExitCode.NOT_ROLLED_BACK)) {
      return ExitCode.NOT_ROLLED_BACK;
    }
    return failures.get(0).exit();
  }

  /** What must be the same before and after. */
  private record Snapshot(Set<String> things) {
    static Snapshot of(TargetState state) {
      var things = new TreeSet<String>();
      state.patches().stream().map(LivePatch::module).map(m -> "patch " + m).forEach(things::add);
      state.idleModules().stream().map(id -> "module " + id.moduleName()).forEach(things::add);
      state.loadedModules().stream()
          .filter(m -> m.startsWith("seam_"))
          .map(m -> "module " + m)
          .forEach(things::add);
      return new Snapshot(things);
    }

    Set<String> difference(Snapshot before) {
      var out = new TreeSet<String>();
      things.stream()
          .filter(t -> !before.things.contains(t))
          .map(t -> t + " is left")
          .forEach(out::add);
      before.things.stream()
          .filter(t -> !things.contains(t))
          .map(t -> t + " is gone")
          .forEach(out::add);
      return out;
    }
  }
}
