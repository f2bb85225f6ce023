package org.liveseam.runtime.process.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.liveseam.runtime.arch.Architecture;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.code.Layout;
import org.liveseam.runtime.process.code.Routines;
import org.liveseam.runtime.process.memory.AddressSpace;
import org.liveseam.runtime.process.memory.AddressSpace.Area;

/** Carries out {@link StorePlan}s. Not thread-safe. */
public final class SiteWriter {
  private final NativeMemory memory;
  private final Architecture architecture;
  private final Routines routines;
  private final Breakpoints breakpoints;
  private final Set<Defect> defects;

  public SiteWriter(
      NativeMemory memory,
      Architecture architecture,
      Routines routines,
      Breakpoints breakpoints,
      Set<Defect> defects) {
    this.defects = Set.copyOf(defects);
    this.memory = memory;
    this.architecture = architecture;
    this.routines = routines;
    this.breakpoints = breakpoints;
  }

  /** A plan for this machine. */
  public StorePlan plan() {
    return new StorePlan(memory, architecture, defects);
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
        routines.store(prepared.stores(), prepared.count());
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
    List<Piece> pieces = pieces(plan.touched());
    long[] stores = plan.stores();
    MappedMemory list = memory.map(Math.max(1, 8L * stores.length));
    memory.put(list.address(), stores);
    if (plan.needsBreakpoints()) {
      breakpoints.expect(plan.breakpoints());
    }
    var prepared = new Prepared(list, 8L * stores.length / Layout.Store.SIZE, new ArrayList<>());
    try {
      for (Piece piece : pieces) {
        memory.protect(piece.start, piece.end - piece.start, piece.protection | NativeMemory.WRITE);
        prepared.pieces.add(piece);
      }
      return prepared;
    } catch (SystemCallException e) {
      prepared.close();
      throw e;
    }
  }

  private List<Piece> pieces(long[] touched) {
    AddressSpace space = AddressSpace.now();
    var pieces = new TreeMap<Long, Piece>();
    for (long address : touched) {
      Area area =
          space
              .at(address)
              .orElseThrow(() -> new IllegalStateException("%x is not mapped".formatted(address)));
      long page = address & -architecture.pageSize();
      var here = new Piece(page, page + architecture.pageSize(), area.protection());
      pieces.merge(area.start(), here, Piece::around);
    }
    return List.copyOf(pieces.values());
  }

  private record Piece(long start, long end, int protection) {
    Piece around(Piece other) {
      return new Piece(Math.min(start, other.start), Math.max(end, other.end), protection);
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

  /** Stores that can be made; closing makes the memory read-only again. */
  public final class Prepared implements AutoCloseable {
    private final MappedMemory list;
    private final long count;
    private final List<Piece> pieces;

    private Prepared(MappedMemory list, long count, List<Piece> pieces) {
      this.list = list;
      this.count = count;
      this.pieces = pieces;
    }

    /** The address of the {@link Layout.Store}s. */
    public long stores() {
      return list.address();
    }

    /** How many. */
    public long count() {
      return count;
    }

    @Override
    public void close() {
      list.close();
      breakpoints.none();
      for (Piece piece : pieces) {
        try {
          memory.protect(piece.start, piece.end - piece.start, piece.protection);
        } catch (SystemCallException e) {
          throw new IllegalStateException("code stays writable", e);
        }
      }
    }
  }
}
