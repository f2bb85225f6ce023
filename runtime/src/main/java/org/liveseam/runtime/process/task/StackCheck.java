package org.liveseam.runtime.process.task;

import java.io.IOException;
import java.util.Optional;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.code.Frames;
import org.liveseam.runtime.process.memory.AddressSpace;
import org.liveseam.runtime.process.memory.AddressSpace.Area;

/**
 * Looks through the stacks of threads that wait in the kernel, from outside and without waking
 * them. Where the words say "inside", the frames are asked: {@link SecondOpinion}.
 *
 * <p>The thread may go on while it is looked at. That is sound if it cannot enter what is looked
 * for any more: what it stood in when the kernel told its stack pointer is either still there or
 * left.
 */
public final class StackCheck {
  /** Where a thread's descriptor has its own address: glibc's {@code tcbhead_t}. */
  private static final int SELF = 0;

  private static final int SELF_AGAIN = 2;

  /** Most threads that wait use little of their stack. */
  private static final int FIRST_WORDS = 256;

  private static final int MOST_WORDS = 4096;

  private final NativeMemory memory;
  private final int process;
  private final int threadId;
  private final Optional<SecondOpinion> opinion;

  /**
   * @param threadId where a thread's number stands, from its descriptor
   * @param opinion empty only in tests of what happens without
   */
  public StackCheck(
      NativeMemory memory, int process, int threadId, Optional<SecondOpinion> opinion) {
    this.memory = memory;
    this.process = process;
    this.threadId = threadId;
    this.opinion = opinion;
  }

  /** Looks at one thread; {@link Verdict.Kind#RUNNING} if only itself can. */
  public Verdict look(Task task, Ranges ranges, AddressSpace space) throws IOException {
    Optional<Task.Place> told = task.place();
    if (told.isEmpty()) {
      return Verdict.GONE;
    }
    Task.Place place = told.get();
    if (place.running()) {
      return Verdict.RUNNING;
    }
    if (place.stack() == 0) {
      // A worker of the kernel's: it has no stack outside.
      return Verdict.CLEAR;
    }
    if (place.spawning()) {
      return Verdict.SPAWNING;
    }
    Optional<Area> area = space.stackAt(place.stack());
    if (area.isEmpty()) {
      return ranges.contains(place.instruction())
          ? Verdict.inside(place.instruction())
          : Verdict.OTHER_STACK;
    }
    Verdict first =
        ranges.contains(place.instruction())
            ? Verdict.inside(place.instruction())
            : scan(task, ranges, place.stack(), area.get());
    return first.kind() == Verdict.Kind.INSIDE && opinion.isPresent()
        ? opinion.get().about(task, first, ranges, place, area.get())
        : first;
  }

  private Verdict scan(Task task, Ranges ranges, long stack, Area area) {
    long at = stack & -8;
    int most = FIRST_WORDS;
    while (at < area.end()) {
      int words = (int) Math.min(most, (area.end() - at) / 8);
      Optional<long[]> read = memory.tryRead(at, words);
      if (read.isEmpty()) {
        return Verdict.OTHER_STACK;
      }
      long[] chunk = read.get();
      for (int i = 0; i < words; i++) {
        long address = at + 8L * i;
        if (isDescriptor(task, chunk, i, address)) {
          return Verdict.CLEAR;
        }
        if (ranges.containsBehindStart(chunk[i])) {
          return Verdict.inside(chunk[i]);
        }
        if (chunk[i] == Frames.SELECTORS) {
          Verdict frame = frame(ranges, address);
          if (!frame.isClear()) {
            return frame;
          }
        }
      }
      at += 8L * words;
      most = MOST_WORDS;
    }
    // The first thread has its descriptor elsewhere.
    return task.id() == process && area.name().equals("[stack]")
        ? Verdict.CLEAR
        : Verdict.OTHER_STACK;
  }

  /** The frame of a signal whose selectors are there, or what looks like one. */
  private Verdict frame(Ranges ranges, long selectors) {
    return memory
        .tryRead(selectors - Frames.STACK_BEFORE_SELECTORS, 2)
        .map(
            words ->
                Long.compareUnsigned(words[0], selectors) < 0
                    ? Verdict.OTHER_STACK
                    : ranges.contains(words[1]) ? Verdict.inside(words[1]) : Verdict.CLEAR)
        .orElse(Verdict.OTHER_STACK);
  }

  /** Whether this is the thread's own descriptor, which glibc puts on top of its stack. */
  private boolean isDescriptor(Task task, long[] chunk, int i, long address) {
    if (chunk[i + SELF] != address) {
      return false;
    }
    return memory
        .tryRead(address, threadId / 8 + 1)
        .map(
            words ->
                words[SELF_AGAIN] == address
                    && (int) (words[threadId / 8] >>> (8 * (threadId % 8))) == task.id())
        .orElse(false);
  }
}
