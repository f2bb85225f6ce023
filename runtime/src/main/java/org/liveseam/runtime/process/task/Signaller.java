package org.liveseam.runtime.process.task;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.Signals;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.code.Layout;
import org.liveseam.runtime.target.Deadline;

/**
 * Makes running threads look through their own stacks, by a signal. A thread that does not answer
 * in time is not asked again before it has. Not thread-safe.
 */
public final class Signaller {
  private static final int SPINS = 1000;
  private static final long PAUSE_NANOS = 50_000;

  private final NativeMemory memory;
  private final Signals signals;
  private final Signals.Previous handler;
  private final int signal;
  private final Deque<Long> free = new ArrayDeque<>();
  private final Map<Task, Asked> asked = new HashMap<>();
  private final Map<Long, Asked> leased = new HashMap<>();
  private final Map<Long, Asked> abandoned = new HashMap<>();
  private long sent;

  /**
   * @param handler of the signal that is sent, which is installed
   */
  public Signaller(
      NativeMemory memory, Signals signals, Signals.Previous handler, MappedMemory slots) {
    this.memory = memory;
    this.signals = signals;
    this.handler = handler;
    this.signal = handler.signal();
    for (long at = 0; at + Layout.Slot.SIZE <= slots.size(); at += Layout.Slot.SIZE) {
      free.add(slots.address() + at);
    }
  }

  /** Who has a slot, and when it began; empty if it had ended. */
  private record Asked(Task task, OptionalLong began, long slot) {
    boolean ended() throws IOException {
      return began.isEmpty() || !began.equals(task.began());
    }
  }

  /**
   * One thread to ask.
   *
   * @param entry the byte of its state, to be changed from one state to another if it is clear; 0
   *     for none
   */
  public record Question(Task task, long entry, int from, int to) {
    /** Only to look. */
    public static Question about(Task task) {
      return new Question(task, 0, 0, 0);
    }
  }

  /** Asks threads and waits some time for their answers, all together. */
  public Map<Task, Verdict> ask(List<Question> questions, ScanBlock block, Duration patience)
      throws IOException {
    var verdicts = new HashMap<Task, Verdict>();
    var waiting = new ArrayList<Task>();
    if (!questions.isEmpty()) {
      requireHandler();
    }
    for (Question question : questions) {
      Task task = question.task();
      Verdict verdict = asked.containsKey(task) ? null : send(question, block);
      if (verdict == null) {
        waiting.add(task);
      } else {
        verdicts.put(task, verdict);
      }
    }
    collect(waiting, verdicts, Deadline.in(patience));
    return verdicts;
  }

  /**
   * Makes sure that the signal still comes here: by default it would end the process.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException E1158 if somebody has taken it
   */
  public void requireHandler() throws SystemCallException {
    if (signals.handler(signal) != handler.installed()) {
      throw Diagnostic.of(ProcessErrors.SIGNAL_TAKEN, signal).raise();
    }
  }

  /** Null if an answer will come. */
  private @Nullable Verdict send(Question question, ScanBlock block) throws IOException {
    Task task = question.task();
    if (task.blocks(signal)) {
      return task.isAlive() ? Verdict.SIGNAL_BLOCKED : Verdict.GONE;
    }
    OptionalLong began = task.began();
    if (began.isEmpty()) {
      return Verdict.GONE;
    }
    Long slot = free.poll();
    if (slot == null) {
      return Verdict.RUNNING;
    }
    prepare(slot, question, block, 0);
    boolean under = false;
    try {
      under = signals.send(task.id(), signal, slot);
    } finally {
      if (!under) {
        free.add(slot);
      }
    }
    if (!under) {
      return Verdict.GONE;
    }
    sent++;
    asked.put(task, new Asked(task, began, slot));
    return null;
  }

  private void collect(Collection<Task> waiting, Map<Task, Verdict> verdicts, Deadline deadline)
      throws IOException {
    for (int round = 0; ; round++) {
      waiting.removeIf(task -> answered(task, verdicts));
      if (waiting.isEmpty() || deadline.passed()) {
        break;
      }
      if (round < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    for (Task task : waiting) {
      if (asked(task).ended()) {
        free(task);
        verdicts.put(task, Verdict.GONE);
      } else {
        verdicts.put(task, Verdict.NO_ANSWER);
      }
    }
  }

  private boolean answered(Task task, Map<Task, Verdict> verdicts) {
    long slot = asked(task).slot();
    int answer = memory.intAt(slot + Layout.Slot.ANSWER);
    if (answer == Layout.Answer.NONE) {
      return false;
    }
    verdicts.put(task, verdict(answer, slot));
    free(task);
    return true;
  }

  private Asked asked(Task task) {
    Asked one = asked.get(task);
    if (one == null) {
      throw new IllegalStateException(task + " was not asked");
    }
    return one;
  }

  private Verdict verdict(int answer, long slot) {
    return switch (answer) {
      case Layout.Answer.CLEAR -> Verdict.CLEAR;
      case Layout.Answer.INSIDE -> Verdict.inside(memory.longAt(slot + Layout.Slot.FOUND));
      case Layout.Answer.UNKNOWN -> Verdict.OTHER_STACK;
      default -> throw new IllegalStateException("answer " + answer);
    };
  }

  private void prepare(long slot, Question question, ScanBlock block, long park) {
    memory.putInt(slot + Layout.Slot.ANSWER, Layout.Answer.NONE);
    memory.putInt(slot + Layout.Slot.SEEN, Layout.Answer.NONE);
    memory.putLong(slot + Layout.Slot.ENTRY, question.entry());
    memory.putInt(slot + Layout.Slot.FROM, question.from());
    memory.putInt(slot + Layout.Slot.TO, question.to());
    memory.putLong(slot + Layout.Slot.PARK, park);
    memory.putLong(slot + Layout.Slot.SCAN, block.address());
  }

  private void free(Task task) {
    Asked one = asked.remove(task);
    if (one != null) {
      free.add(one.slot());
    }
  }

  /** Stops waiting for those who have not answered; they will find that nobody wants to know. */
  public void abandon() {
    asked.values().forEach(this::abandon);
    asked.clear();
  }

  private void abandon(Asked one) {
    memory.putLong(one.slot() + Layout.Slot.SCAN, 0);
    abandoned.put(one.slot(), one);
  }

  /**
   * Whether no signal is under way any more. As long as one is, nothing that its handler reads may
   * be given back.
   */
  public boolean quiet() throws IOException {
    for (Asked one : List.copyOf(abandoned.values())) {
      if (isOver(one.slot()) || one.ended()) {
        abandoned.remove(one.slot());
        free.add(one.slot());
      }
    }
    return abandoned.isEmpty() && asked.isEmpty();
  }

  /** Whose answers are not in yet that nobody waits for any more. */
  public Set<Task> unanswered() {
    return abandoned.values().stream().map(Asked::task).collect(Collectors.toSet());
  }

  /** Waits until it is {@link #quiet}; false if it is not in time. */
  public boolean quiet(Deadline deadline) throws IOException {
    while (!quiet()) {
      if (deadline.passed()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }

  private boolean isOver(long slot) {
    int answer = memory.intAt(slot + Layout.Slot.ANSWER);
    boolean parks = memory.longAt(slot + Layout.Slot.PARK) != 0;
    return parks ? answer == Layout.Answer.LEFT : answer != Layout.Answer.NONE;
  }

  /**
   * A slot for a signal that somebody else sends, who says so in its answer first: until then it is
   * as if the thread had gone on. Empty if all are in use.
   */
  public OptionalLong lease(Task task, ScanBlock block, long park) throws IOException {
    OptionalLong began = task.began();
    Long slot = free.poll();
    if (slot == null) {
      return OptionalLong.empty();
    }
    prepare(slot, Question.about(task), block, park);
    memory.putInt(slot + Layout.Slot.ANSWER, Layout.Answer.LEFT);
    leased.put(slot, new Asked(task, began, slot));
    return OptionalLong.of(slot);
  }

  /** Takes back a slot that was parked with: {@link #quiet} tells when all threads have gone on. */
  public void giveBack(long slot) {
    Asked one = leased.remove(slot);
    if (one == null) {
      throw new IllegalStateException("not leased");
    }
    abandon(one);
  }

  /**
   * What the thread of a leased slot found; no answer if it has not given one, gone if it was not
   * asked or has ended.
   */
  public Verdict seen(long slot) {
    int seen = memory.intAt(slot + Layout.Slot.SEEN);
    if (seen != Layout.Answer.NONE) {
      return verdict(seen, slot);
    }
    boolean waits = memory.intAt(slot + Layout.Slot.ANSWER) == Layout.Answer.NONE;
    return waits ? Verdict.NO_ANSWER : Verdict.GONE;
  }

  /** Whether a thread does not take the signal. */
  public boolean blocked(Task task) throws IOException {
    return task.blocks(signal);
  }

  /** Its number. */
  public int signal() {
    return signal;
  }

  /** How many signals were sent. */
  public long sent() {
    return sent;
  }
}
