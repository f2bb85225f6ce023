package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.memory.AddressSpace;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.process.task.Ranges;
import org.liveseam.runtime.process.task.ScanBlock;

/** What is {@link Retired}, and sets of data to be used again. Not thread-safe. */
final class Yard {
  private static final int LOOKS = 3;
  private static final int MOST_RETIRED = 8;

  private final Machine machine;
  private final List<Retired> retired = new ArrayList<>();
  private final List<SwitchSet> sets = new ArrayList<>();

  Yard(Machine machine) {
    this.machine = machine;
  }

  void add(Retired one) {
    retired.add(one);
  }

  /** What is here now; a switching that looks for all of it and ends has proven it unused. */
  List<Retired> contents() {
    return List.copyOf(retired);
  }

  /** Whether there is so much here that it is worth looking at every thread. */
  boolean isFull() {
    return retired.size() > MOST_RETIRED;
  }

  /** Gives back what no thread is in, as a whole switching has seen. */
  void release(Collection<Retired> proven) throws IOException {
    if (machine.tasks().signaller().quiet()) {
      // Somebody else may have proven some of it meanwhile.
      List<Retired> still = proven.stream().filter(retired::contains).toList();
      retired.removeAll(still);
      still.forEach(Yard::close);
    }
  }

  /** Looks at every thread, and gives back what none is in. */
  void sweep() throws IOException {
    if (!retired.isEmpty() && unused(retired.stream().flatMap(r -> r.ranges().stream()).toList())) {
      release(List.copyOf(retired));
    }
  }

  /** Whether no thread is in there, where none can enter any more. */
  boolean unused(List<AddressRange> ranges) throws IOException {
    var block =
        ScanBlock.of(
            machine.memory(), Ranges.of(ranges), AddressSpace.now(), machine.process().id());
    boolean clear = machine.tasks().clear(block, LOOKS);
    if (machine.tasks().signaller().quiet()) {
      block.close();
    } else {
      retired.add(new Retired(List.of(), List.of(block)));
    }
    return clear;
  }

  /** A set that no thread reads. */
  SwitchSet take() throws SystemCallException {
    if (sets.isEmpty()) {
      return SwitchSet.create(machine);
    }
    SwitchSet set = sets.remove(sets.size() - 1);
    set.reset();
    return set;
  }

  /** Takes back a set that nobody has read. */
  void returningNow(SwitchSet set) {
    sets.add(set);
  }

  /** To be retired with a switching: comes back here when no thread reads the set any more. */
  AutoCloseable returning(SwitchSet set) {
    return () -> sets.add(set);
  }

  /** Gives back the sets. */
  void close() {
    sets.forEach(SwitchSet::close);
    sets.clear();
  }

  private static void close(Retired one) {
    for (AutoCloseable resource : one.resources()) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new IllegalStateException("memory of the engine's own cannot be given back", e);
      }
    }
  }
}
