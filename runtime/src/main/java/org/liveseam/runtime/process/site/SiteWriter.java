package org.liveseam.runtime.process.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.arch.Architecture;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.code.Layout;
import org.liveseam.runtime.process.code.Routines;
import org.liveseam.runtime.process.memory.Protections;
import org.liveseam.runtime.process.memory.Protections.Piece;

/**
 * Carries out {@link StorePlan}s. Not thread-safe.
 *
 * <pre>
 *   prepare: protections, the list of stores, pages writable     may take its time
 *   commit:  the stores and the barriers between and behind them  one routine
 *   close:   pages as they were
 * </pre>
 */
public final class SiteWriter implements AutoCloseable {
  private static final long LIST_SIZE = 1 << 16;

  private final NativeMemory memory;
  private final Architecture architecture;
  private final Routines routines;
  private final Breakpoints breakpoints;
  private final Set<Defect> defects;
  private final Protections protections;
  private @Nullable MappedMemory list;
  private long commitNanos;

  public SiteWriter(
      NativeMemory memory,
      Architecture architecture,
      Routines routines,
      Breakpoints breakpoints,
      Protections protections,
      Set<Defect> defects) {
    this.defects = Set.copyOf(defects);
    this.memory = memory;
    this.architecture = architecture;
    this.routines = routines;
    this.breakpoints = breakpoints;
    this.protections = protections;
  }

  /** A plan for this machine. */
  public StorePlan plan() {
    return new StorePlan(memory, architecture, defects);
  }

  /** There is code that was not there before. */
  public void learn() {
    protections.forget();
  }

  /**
   * Does it now.
   *
   * @throws TracedException if that takes breakpoints and they belong to a debugger
   */
  public void write(StorePlan plan) throws IOException {
    if (!plan.isEmpty()) {
      refuseTraced(plan);
      try (Prepared prepared = prepare(plan)) {
        prepared.commit();
      }
    }
  }

  /**
   * Looks who would get the breakpoints.
   *
   * @throws TracedException if they belong to a debugger
   */
  public static void refuseTraced(StorePlan plan) throws IOException {
    if (plan.needsBreakpoints() && Breakpoints.belongToDebugger()) {
      throw new TracedException(plan.breakpoints()[0]);
    }
  }

  /**
   * Makes the memory writable, in one piece for each object, and the stores ready. It stays
   * executable meanwhile, since threads run in it.
   */
  public Prepared prepare(StorePlan plan) throws SystemCallException {
    List<Piece> pieces = protections.of(plan.touched(), architecture.pageSize());
    long[] stores = afterBarrier(plan.stores());
    long list = room(8L * stores.length);
    memory.put(list, stores);
    if (plan.needsBreakpoints()) {
      breakpoints.expect(plan.breakpoints());
    }
    var prepared = new Prepared(list, 8L * stores.length / Layout.Store.SIZE);
    try {
      for (Piece piece : pieces) {
        memory.protect(
            piece.start(), piece.end() - piece.start(), piece.protection() | NativeMemory.WRITE);
        prepared.pieces.add(piece);
      }
      return prepared;
    } catch (SystemCallException e) {
      prepared.close();
      throw e;
    }
  }

  /** A barrier that is refused is refused before anything is stored. */
  private static long[] afterBarrier(long[] stores) {
    int first = Layout.Store.SIZE / 8;
    long[] all = new long[first + stores.length];
    all[Layout.Store.KIND / 8] = Layout.Store.BARRIER;
    System.arraycopy(stores, 0, all, first, stores.length);
    return all;
  }

  /** Room for the stores, which no thread reads outside of a commit. */
  private long room(long size) throws SystemCallException {
    MappedMemory room = list;
    if (room == null || room.size() < size) {
      list = null;
      if (room != null) {
        room.close();
      }
      room = memory.map(Math.max(LIST_SIZE, 2 * size));
      list = room;
    }
    return room.address();
  }

  /**
   * How long the latest {@link Prepared#commit} took, in nanoseconds: from before the first store
   * until every processor sees the last.
   */
  public long commitNanos() {
    return commitNanos;
  }

  /** Gives back what it works with. */
  @Override
  public void close() {
    protections.close();
    if (list != null) {
      list.close();
      list = null;
    }
  }

  /** A debugger traces this process. */
  public static final class TracedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long address;

    TracedException(long address) {
      this.address = address;
    }

    /** Of the site that cannot be changed. */
    public long address() {
      return address;
    }
  }

  /**
   * Stores that can be made: nothing is left but to make them. Closing makes the memory read-only
   * again. One at a time.
   */
  public final class Prepared implements AutoCloseable {
    private final long stores;
    private final long count;
    private final List<Piece> pieces = new ArrayList<>();

    private Prepared(long stores, long count) {
      this.stores = stores;
      this.count = count;
    }

    /** The address of the {@link Layout.Store}s. */
    public long stores() {
      return stores;
    }

    /** How many. */
    public long count() {
      return count;
    }

    /** Makes them, one routine for all; asks for no memory and reads no file. */
    void commit() {
      long began = System.nanoTime();
      routines.store(stores, count);
      commitNanos = System.nanoTime() - began;
    }

    @Override
    public void close() {
      breakpoints.none();
      for (Piece piece : pieces) {
        try {
          memory.protect(piece.start(), piece.end() - piece.start(), piece.protection());
        } catch (SystemCallException e) {
          throw new IllegalStateException("code stays writable", e);
        }
      }
    }
  }
}
