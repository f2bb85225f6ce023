package org.liveseam.runtime.process.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.liveseam.runtime.arch.Architecture;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.code.Layout;

/**
 * Changes of code that other threads run, as the stores that make them. Each processor fetches
 * either the old or the new instruction:
 *
 * <pre>
 *   within an aligned word      one plain store
 *   within a line of the cache  one locked store of the eight bytes around
 *   across a line               breakpoint on the first byte, barrier, the rest, barrier,
 *                               the first byte, barrier
 * </pre>
 *
 * A store that crosses a line, and one byte after the other, were both seen to crash. Not
 * thread-safe.
 */
public final class StorePlan {
  private static final int WORD = 8;

  private final NativeMemory memory;
  private final Architecture architecture;
  private final Set<Defect> defects;
  private final List<Change> early = new ArrayList<>();
  private final List<Change> mixed = new ArrayList<>();
  private final List<Change> late = new ArrayList<>();
  private final Map<Long, byte[]> lines = new HashMap<>();
  private final List<Long> stores = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Change(long address, byte[] bytes, long body) {
    long end() {
      return address + bytes.length;
    }
  }

  StorePlan(NativeMemory memory, Architecture architecture, Set<Defect> defects) {
    this.defects = defects;
    this.memory = memory;
    this.architecture = architecture;
  }

  /**
   * Plans one instruction, or part of one that stays valid in between.
   *
   * @param body where a forked child goes on that finds a breakpoint there
   */
  public void put(long address, byte[] bytes, long body) {
    late.add(new Change(address, bytes, body));
  }

  /** Plans bytes that every processor must see before any that are {@link #put}. */
  public void putFirst(long address, byte[] bytes) {
    early.add(new Change(address, bytes, 0));
  }

  /**
   * Plans bytes of which each mixture with what is there now is as good as either: they may be
   * stored one by one.
   */
  public void putMixed(long address, byte[] bytes) {
    var change = new Change(address, bytes, 0);
    (crossesLine(change) ? mixed : late).add(change);
  }

  /** What is there now. */
  public byte[] now(long address, int size) {
    byte[] now = new byte[size];
    for (int i = 0; i < size; i++) {
      now[i] = line(address + i)[offset(address + i)];
    }
    return now;
  }

  /** Whether nothing is to be done. */
  public boolean isEmpty() {
    return early.isEmpty() && mixed.isEmpty() && late.isEmpty();
  }

  /** Whether threads will run into breakpoints. */
  public boolean needsBreakpoints() {
    return late.stream().anyMatch(this::crossesLine);
  }

  /** What needs breakpoints: in turn, where, and the body behind. */
  public long[] breakpoints() {
    return late.stream()
        .filter(this::crossesLine)
        .flatMapToLong(change -> LongStream.of(change.address(), change.body()))
        .toArray();
  }

  /** First and last address of every change, in turn. */
  public long[] touched() {
    var touched = new ArrayList<Long>();
    for (List<Change> changes : List.of(early, mixed, late)) {
      for (Change change : changes) {
        touched.add(change.address());
        touched.add(change.end() - 1);
      }
    }
    return array(touched);
  }

  /** The stores, as {@link Layout.Store} has them. Once. */
  public long[] stores() {
    for (Change change : early) {
      if (crossesLine(change)) {
        throw new IllegalStateException("%x crosses a line".formatted(change.address()));
      }
      storeWord(change);
    }
    if (!early.isEmpty()) {
      barrier();
    }
    List<Change> crossing = late.stream().filter(this::crossesLine).toList();
    late.stream().filter(change -> !crossesLine(change)).forEach(this::storeWord);
    for (Change change : mixed) {
      for (int i = 0; i < change.bytes().length; i++) {
        storeByte(change.address() + i, change.bytes()[i]);
      }
    }
    if (!crossing.isEmpty()) {
      if (!defects.contains(Defect.NO_BREAKPOINTS)) {
        for (Change change : crossing) {
          storeByte(change.address(), architecture.breakpoint()[0]);
        }
        barrier();
      }
      for (Change change : crossing) {
        for (int i = 1; i < change.bytes().length; i++) {
          storeByte(change.address() + i, change.bytes()[i]);
        }
      }
      barrier();
      for (Change change : crossing) {
        storeByte(change.address(), change.bytes()[0]);
      }
    }
    barrier();
    return array(stores);
  }

  private boolean crossesLine(Change change) {
    return lineOf(change.address()) != lineOf(change.end() - 1);
  }

  /** Eight bytes around the change, within its line; what else is in them stays. */
  private void storeWord(Change change) {
    byte[] line = line(change.address());
    System.arraycopy(change.bytes(), 0, line, offset(change.address()), change.bytes().length);
    boolean aligned = change.address() / WORD == (change.end() - 1) / WORD;
    int from =
        aligned
            ? offset(change.address()) & -WORD
            : Math.min(offset(change.address()), line.length - WORD);
    long value = 0;
    for (int i = WORD - 1; i >= 0; i--) {
      value = (value << 8) | (line[from + i] & 0xff);
    }
    add(
        lineOf(change.address()) + from,
        value,
        aligned ? Layout.Store.ALIGNED_WORD : Layout.Store.LOCKED_WORD);
  }

  private void storeByte(long address, byte value) {
    add(address, value & 0xff, Layout.Store.BYTE);
  }

  private void barrier() {
    add(0, 0, Layout.Store.BARRIER);
  }

  private void add(long address, long value, int kind) {
    stores.addAll(Arrays.asList(address, value, (long) kind));
  }

  private byte[] line(long address) {
    return lines.computeIfAbsent(
        lineOf(address), start -> memory.bytes(start, architecture.lineSize()));
  }

  private int offset(long address) {
    return (int) (address & architecture.lineSize() - 1);
  }

  private long lineOf(long address) {
    return address & -architecture.lineSize();
  }

  private static long[] array(List<Long> list) {
    return list.stream().mapToLong(Long::longValue).toArray();
  }
}
