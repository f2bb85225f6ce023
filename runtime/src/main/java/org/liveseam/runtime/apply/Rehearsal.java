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

  /** A test of a file: its body throws what is wrong. */
  public record Test(String file, String name, Runnable body) {}

  /** Returns when all went well; throws the first failure when something did not. */
  public void run(PatchSet patches, List<Test> tests) {
    for (Patch patch : patches.patches()) {
      // What the kernel loads for itself when a patch comes, such as a hash for its signature, is
      // there for good. The tests that follow have no such excuse.
      check("patch `" + patch.name() + "`", false, () -> thereAndBack(patch));
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
    events.accept(new Event.TestStarted(test.file(), test.name()));
    long began = System.nanoTime();
    int before = failures.size();
    check("test \"" + test.name() + "\"", true, test.body());
    if (failures.size() == before) {
      events.accept(
          new Event.TestPassed(
              test.file(), test.name(), Duration.ofNanos(System.nanoTime() - began)));
    } else {
      events.accept(
          new Event.TestFailed(test.file(), test.name(), failures.get(before).diagnostics()));
    }
  }

  /**
   * Runs something that must leave the system as it found it.
   *
   * @param everyModule whether modules that are none of ours count when they have come
   */
  private void check(String what, boolean everyModule, Runnable body) {
    session.drainLog();
    TargetState found = session.state();
    Snapshot before = Snapshot.of(found);
    var trouble = new Trouble();
    try {
      session.watchingLog(trouble, body);
      Set<String> left = Snapshot.of(session.state()).difference(before, everyModule);
      if (!left.isEmpty() || trouble.any()) {
        var all = new ArrayList<>(left);
        all.addAll(trouble.words());
        throw Diagnostic.of(StateErrors.DIRTY, session.info().spec(), what, String.join("; ", all))
            .kernel(trouble.bad.stream().map(Line::text).toList())
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

  /** What the log tells of trouble. What nobody could read may have been trouble, too. */
  private static final class Trouble implements LogPump.Watcher {
    private final List<Line> bad = new ArrayList<>();
    private long lost;

    @Override
    public void accept(Line line) {
      if (line.isTrouble()) {
        bad.add(line);
      }
    }

    @Override
    public void lost(long lines) {
      lost += lines;
    }

    boolean any() {
      return lost > 0 || !bad.isEmpty();
    }

    List<String> words() {
      var words = new ArrayList<String>();
      bad.forEach(line -> words.add("kernel log: " + line.text()));
      if (lost > 0) {
        words.add("kernel log: " + LogPump.lost(lost));
      }
      return words;
    }
  }

  /**
   * What must be the same before and after.
   *
   * @param things patches with their state, and our modules
   * @param modules all others
   */
  private record Snapshot(Set<String> things, Set<String> modules) {
    static Snapshot of(TargetState state) {
      Set<String> patches =
          state.patches().stream().map(LivePatch::module).collect(Collectors.toSet());
      var things = new TreeSet<String>();
      var modules = new TreeSet<String>();
      state.patches().stream().map(Snapshot::words).forEach(things::add);
      state.loadedModules().stream()
          .filter(m -> !patches.contains(m))
          .forEach(m -> (m.startsWith("seam_") ? things : modules).add("module " + m));
      state.idleModules().stream().map(id -> "module " + id.moduleName()).forEach(things::add);
      return new Snapshot(things, modules);
    }

    private static String words(LivePatch patch) {
      return "patch "
          + patch.module()
          + (patch.enabled() ? "" : ", disabled,")
          + (patch.inTransition() ? ", in transition," : "");
    }

    Set<String> difference(Snapshot before, boolean everyModule) {
      var out = new TreeSet<String>();
      behind(things, before.things, " is left", out);
      behind(before.things, things, " is gone", out);
      behind(before.modules, modules, " is gone", out);
      if (everyModule) {
        behind(modules, before.modules, " is left", out);
      }
      return out;
    }

    private static void behind(Set<String> all, Set<String> but, String words, Set<String> out) {
      all.stream().filter(t -> !but.contains(t)).map(t -> t + words).forEach(out::add);
    }
  }
}
