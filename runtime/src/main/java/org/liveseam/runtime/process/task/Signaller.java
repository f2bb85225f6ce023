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
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.Signals;
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
  private final int signal;
  private final Deque<Long> free = new ArrayDeque<>();
  private final Map<Task, Long> asked = new HashMap<>();
  private final Map<Long, Task> abandoned = new HashMap<>();
  private long sent;

  public Signaller(NativeMemory memory, Signals signals, int signal, MappedMemory slots) {
    this.memory = memory;
    this.signals = signals;
    this.signal = signal;
    for (long at = 0; at + Layout.Slot.SIZE <= slots.size(); at += Layout.Slot.SIZE) {
      free.add(slots.address() + at);
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

  /** Null if an answer will come. */
  private @Nullable Verdict send(Question question, ScanBlock block) throws IOException {
    Task task = question.task();
    if (task.blocks(signal)) {
      return task.isAlive() ? Verdict.SIGNAL_BLOCKED : Verdict.GONE;
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
    asked.put(task, slot);
    return null;
  }

  private void collect(Collection<Task> waiting, Map<Task, Verdict> verdicts, Deadline deadline) {
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
      if (task.isAlive()) {
        verdicts.put(task, Verdict.NO_ANSWER);
      } else {
        free(task);
        verdicts.put(task, Verdict.GONE);
      }
    }
  }

  private boolean answered(Task task, Map<Task, Verdict> verdicts) {
    Long slot = asked.get(task);
    if (slot == null) {
      throw new IllegalStateException(task + " was not asked");
    }
    int answer = memory.intAt(slot + Layout.Slot.ANSWER);
    if (answer == Layout.Answer.NONE) {
      return false;
    }
    verdicts.put(task, verdict(answer, slot));
    free(task);
    return true;
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
    Long slot = asked.remove(task);
    if (slot != null) {
      free.add(slot);
    }
  }

  /** Stops waiting for those who have not answered; they will find that nobody wants to know. */
  public void abandon() {
    asked.forEach(
        (task, slot) -> {
          memory.putLong(slot + Layout.Slot.SCAN, 0);
          abandoned.put(slot, task);
        });
    asked.clear();
  }

  /**
   * Whether no signal is under way any more. As long as one is, nothing that its handler reads may
   * be given back.
   */
  public boolean quiet() {
    abandoned
        .entrySet()
        .removeIf(
            one -> {
              boolean over = isOver(one.getKey()) || !one.getValue().isAlive();
              if (over) {
                free.add(one.getKey());
              }
              return over;
            });
    return abandoned.isEmpty() && asked.isEmpty();
  }

  /** Waits until it is {@link #quiet}; false if it is not in time. */
  public boolean quiet(Deadline deadline) {
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
  public java.util.OptionalLong lease(ScanBlock block, long park) {
    Long slot = free.poll();
    if (slot == null) {
      return java.util.OptionalLong.empty();
    }
    prepare(slot, new Question(new Task(0), 0, 0, 0), block, park);
    memory.putInt(slot + Layout.Slot.ANSWER, Layout.Answer.LEFT);
    return java.util.OptionalLong.of(slot);
  }

  /** Takes back a slot that was parked with: {@link #quiet} tells when all threads have gone on. */
  public void giveBack(long slot, Task task) {
    memory.putLong(slot + Layout.Slot.SCAN, 0);
    abandoned.put(slot, task);
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
