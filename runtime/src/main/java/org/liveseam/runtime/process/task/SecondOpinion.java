package org.liveseam.runtime.process.task;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.memory.AddressSpace.Area;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.object.LoadedObjects.Generation;
import org.liveseam.runtime.process.unwind.Frame;
import org.liveseam.runtime.process.unwind.Registers;
import org.liveseam.runtime.process.unwind.StackMemory;
import org.liveseam.runtime.process.unwind.Unwinder;
import org.liveseam.runtime.process.unwind.Unwinding;

/**
 * What the frames of a thread say, where the words of its stack say "inside". A return address that
 * a call of long ago left in a buffer nobody has written to is such a word, and would stand in the
 * way as long as the thread waits there.
 *
 * <p>Why it may be believed, and when:
 *
 * <ol>
 *   <li>The stack is copied while the thread waits in the kernel. It is the stack of one moment if
 *       the thread has not run meanwhile: it waits at the same place before and after, and has left
 *       a processor equally often ({@link Task#switches}); to run and to wait again it would have
 *       to leave one once more. A thread that ran has no second opinion.
 *   <li>Pc and sp are what the kernel tells. Other registers are unknown until a frame's table says
 *       where on the stack they were saved; a frame that counts from an unknown register, code
 *       without a table, a stack that leads back: that is the end, and the words' answer stands.
 *   <li>Only if every frame up to the thread's first function is accounted for ({@link
 *       Unwinding#complete}) and none is inside, the thread is outside. Return addresses that are
 *       in no frame are returned to by nobody.
 *   <li>It stays outside: nobody can enter what is looked for. In a switching the thread is held at
 *       its next call of a function that is switched; code out of use cannot be entered at all.
 * </ol>
 *
 * <p>It trusts the tables as exceptions and debuggers do: a function in assembly whose table lies
 * would be believed. Runs while all threads do; allocates, reads files, never called with threads
 * parked. Not thread-safe.
 */
public final class SecondOpinion {
  /** More than this is not copied. */
  private static final int LARGEST = 1 << 20;

  /** More bytes, or more stacks, than these are not remembered. */
  private static final int LONGEST = 1 << 14;

  private static final int MOST = 1 << 12;

  private static final int CALLERS = 3;

  private final LoadedObjects objects;
  private final OwnMemory memory;
  private final Map<Task, Seen> seen = new HashMap<>();
  private @Nullable Unwinder unwinder;
  private @Nullable Generation generation;

  public SecondOpinion(LoadedObjects objects, OwnMemory memory) {
    this.objects = objects;
    this.memory = memory;
  }

  /** What was made of some bytes: of the same bytes the same would be made. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares these
  private record Seen(Task.Place place, byte[] bytes, Unwinding stack) {}

  /**
   * Looks again.
   *
   * @param first what the words say
   * @param area what its stack pointer is in
   * @return the first verdict, with callers if they are known, or {@link Verdict#CLEAR}
   */
  Verdict about(Task task, Verdict first, Ranges ranges, Task.Place place, Area area)
      throws IOException {
    Optional<Unwinding> found = stack(task, place, area);
    if (found.isEmpty()) {
      return first;
    }
    Unwinding stack = found.get();
    Optional<Frame> inside = stack.inside(ranges::contains);
    if (inside.isEmpty()) {
      return stack.complete() ? Verdict.CLEAR : first;
    }
    int at = stack.frames().indexOf(inside.get());
    List<Long> callers =
        stack.frames().stream().skip(at + 1L).limit(CALLERS).map(Frame::pc).toList();
    return new Verdict(Verdict.Kind.INSIDE, inside.get().pc(), callers);
  }

  /** Empty if the thread runs, or ran meanwhile. */
  private Optional<Unwinding> stack(Task task, Task.Place place, Area area) throws IOException {
    OptionalLong before = task.switches();
    if (before.isEmpty() || !isStill(task, place)) {
      return Optional.empty();
    }
    int size = (int) Math.min(LARGEST, area.end() - place.stack());
    byte[] copy;
    try {
      copy = memory.readUpTo(place.stack(), size);
    } catch (SystemCallException e) {
      return Optional.empty(); // it has ended, and its stack with it
    }
    if (!isStill(task, place) || !task.switches().equals(before)) {
      return Optional.empty();
    }
    return Optional.of(unwind(task, place, copy));
  }

  private Unwinding unwind(Task task, Task.Place place, byte[] stack) {
    Unwinder current = unwinder();
    Seen known = seen.get(task);
    if (known != null && known.place.equals(place) && Arrays.equals(known.bytes, stack)) {
      return known.stack;
    }
    Unwinding found =
        current.unwind(
            Registers.of(place.instruction(), place.stack()), StackMemory.of(place.stack(), stack));
    if (stack.length <= LONGEST) {
      if (seen.size() == MOST) {
        seen.clear();
      }
      seen.put(task, new Seen(place, stack, found));
    }
    return found;
  }

  private static boolean isStill(Task task, Task.Place place) throws IOException {
    return task.place().filter(place::equals).isPresent();
  }

  private Unwinder unwinder() {
    Generation now = objects.generation();
    Unwinder known = unwinder;
    if (known == null || !now.equals(generation)) {
      known = new Unwinder(objects.list(), memory);
      unwinder = known;
      generation = now;
      seen.clear();
    }
    return known;
  }
}
