package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.code.Layout.State;
import org.liveseam.runtime.process.task.ScanBlock;
import org.liveseam.runtime.process.task.Signaller.Question;
import org.liveseam.runtime.process.task.Task;
import org.liveseam.runtime.process.task.Verdict;
import org.liveseam.runtime.target.Deadline;

/**
 * The tasks of a per-task switching that have not switched yet, and how they are brought to it: by
 * themselves, seen from outside while they wait in the kernel, at last by a signal. Not
 * thread-safe.
 */
final class PendingTasks {
  /**
   * How long no signals are sent: most threads switch by themselves or while they wait, and whoever
   * waits for a processor answers no sooner than it switches.
   */
  private static final Duration QUIET = Duration.ofMillis(20);

  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final Machine machine;
  private final SwitchSet set;
  private final Map<Task, Verdict> verdicts = new LinkedHashMap<>();
  private int waits;
  private Deadline quiet = Deadline.in(QUIET);

  PendingTasks(Machine machine, SwitchSet set) {
    this.machine = machine;
    this.set = set;
  }

  /** Begins anew, with those of some tasks that are in a state. */
  void restart(int pendingState, Collection<Task> tasks) {
    waits = pendingState;
    quiet = Deadline.in(QUIET);
    verdicts.clear();
    tasks.stream().filter(this::isPending).forEach(task -> verdicts.put(task, Verdict.UNSEEN));
  }

  void clear() {
    verdicts.clear();
  }

  boolean isEmpty() {
    return verdicts.isEmpty();
  }

  /** Who there is, and what was seen of it last. */
  Map<Task, Verdict> verdicts() {
    return Collections.unmodifiableMap(verdicts);
  }

  /** Whether the stacks that are known may not be all. */
  boolean isOnOtherStack() {
    return verdicts.values().stream().anyMatch(v -> v.kind() == Verdict.Kind.OTHER_STACK);
  }

  private boolean isPending(Task task) {
    return (set.state(task.id()) & ~State.HOLD) == waits;
  }

  /** Looks at each of them once. */
  void pass(ScanBlock scan) throws IOException {
    verdicts.keySet().removeIf(task -> !isPending(task));
    var running = new ArrayList<Question>();
    for (Map.Entry<Task, Verdict> one : Map.copyOf(verdicts).entrySet()) {
      Task task = one.getKey();
      Verdict verdict = lookFromOutside(task, one.getValue(), scan);
      if (verdict.isClear()) {
        verdicts.remove(task);
      } else {
        verdicts.put(task, verdict);
      }
      if (verdict.kind() == Verdict.Kind.RUNNING) {
        running.add(new Question(task, set.entry(task.id()), waits, State.target(waits)));
      }
    }
    if (quiet.passed() && !running.isEmpty()) {
      ask(running, scan);
    }
  }

  private void ask(List<Question> running, ScanBlock scan) throws IOException {
    Map<Task, Verdict> answers = machine.tasks().signaller().ask(running, scan, PATIENCE);
    answers.forEach(
        (task, verdict) -> {
          if (verdict.kind() == Verdict.Kind.GONE) {
            // Its number may be given to a thread that is born now.
            machine.routines().compareAndSet(set.entry(task.id()), waits, State.target(waits));
            verdicts.remove(task);
          } else if (!isPending(task)) {
            verdicts.remove(task);
          } else {
            verdicts.put(task, verdict);
          }
        });
  }

  private Verdict lookFromOutside(Task task, Verdict before, ScanBlock scan) throws IOException {
    if (before.kind() == Verdict.Kind.RUNNING && task.isRunning()) {
      return before; // To hold it would only keep it from switching by itself.
    }
    long entry = set.entry(task.id());
    int held = waits | State.HOLD;
    if (!hold(task, entry)) {
      return Verdict.CLEAR;
    }
    Verdict verdict = Verdict.UNSEEN;
    int found = held;
    try {
      verdict = machine.tasks().check().look(task, scan.ranges(), scan.space());
    } finally {
      // Also when it could not be looked at: who stays held looks like one that has switched.
      int next = verdict.isClear() ? State.target(waits) : waits;
      found = machine.routines().compareAndSet(entry, held, next);
    }
    // It may have waited too long to be held and gone on as it was.
    return found != held && verdict.isClear() ? Verdict.RUNNING : verdict;
  }

  /** False if the task has switched by itself. */
  private boolean hold(Task task, long entry) {
    if (machine.has(Defect.HOLD_UNCHECKED)) {
      boolean waiting = set.state(task.id()) == waits;
      machine.meanwhile().accept(task);
      if (waiting) {
        machine.memory().putByte(entry, (byte) (waits | State.HOLD));
      }
      return waiting;
    }
    machine.meanwhile().accept(task);
    return machine.routines().compareAndSet(entry, waits, waits | State.HOLD) == waits;
  }
}
