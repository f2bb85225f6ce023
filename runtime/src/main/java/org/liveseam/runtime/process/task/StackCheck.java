package org.liveseam.runtime.process.task;

import java.io.IOException;
import java.util.Optional;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.code.Frames;
import org.liveseam.runtime.process.memory.AddressSpace;
import org.liveseam.runtime.process.memory.AddressSpace.Area;

/**
 * Looks through the stacks of threads that wait in the kernel, from outside and without waking
 * them.
 *
 * <p>The thread may go on while it is looked at. That is sound if it cannot enter what is looked
 * for any more: what it stood in when the kernel told its stack pointer is either still there or
 * left.
 */
public final class StackCheck {
  /** Where a thread's descriptor has its own address: glibc's {@code tcbhead_t}. */
  private static final int SELF = 0;

  private static final int SELF_AGAIN = 2;
  private static final int CHUNK_WORDS = 4096;

  private final NativeMemory memory;
  private final int process;
  private final int threadId;

  /**
   * @param threadId where a thread's number stands, from its descriptor
   */
  public StackCheck(NativeMemory memory, int process, int threadId) {
    this.memory = memory;
    this.process = process;
    this.threadId = threadId;
  }

  /** Looks at one thread; {@link Verdict.Kind#RUNNING} if only itself can. */
  public Verdict look(Task task, Ranges ranges, AddressSpace space) throws IOException {
    Optional<Task.Place> place = task.place();
    if (place.isEmpty()) {
      return Verdict.GONE;
    }
    if (place.get().running()) {
      return Verdict.RUNNING;
    }
    long stack = place.get().stack();
    if (stack == 0) {
      // A worker of the kernel's: it has no stack outside.
      return Verdict.CLEAR;
    }
    if (place.get().spawning()) {
      return Verdict.SPAWNING;
    }
    if (ranges.contains(place.get().instruction())) {
      return Verdict.inside(place.get().instruction());
    }
    return space.at(stack).map(area -> scan(task, ranges, stack, area)).orElse(Verdict.OTHER_STACK);
  }

  private Verdict scan(Task task, Ranges ranges, long stack, Area area) {
    long at = stack & -8;
    while (at < area.end()) {
      int words = (int) Math.min(CHUNK_WORDS, (area.end() - at) / 8);
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
