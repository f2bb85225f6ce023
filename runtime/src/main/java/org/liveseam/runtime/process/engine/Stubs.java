package org.liveseam.runtime.process.engine;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.code.DispatchCode;
import org.liveseam.runtime.process.code.Layout;
import org.liveseam.runtime.process.memory.AddressSpace;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * The code that calls go through during a switching: for each group of neighbours a dispatcher, and
 * for each function a stub and a cell. Never changed; the next switching has its own.
 */
final class Stubs {
  private static final int ALIGNMENT = 64;

  private final Map<PatchPoint, Long> stubs = new HashMap<>();
  private final List<AddressRange> deciding = new ArrayList<>();
  private final List<AddressRange> code = new ArrayList<>();
  private final List<MappedMemory> memory = new ArrayList<>();

  private Stubs() {}

  static Stubs build(Machine machine, SwitchSet set, List<Move> moves, AddressSpace space)
      throws SystemCallException {
    var stubs = new Stubs();
    try {
      Map<PatchPoint, Long> cells = stubs.cells(machine, moves);
      for (List<PatchPoint> cluster : Clusters.of(moves.stream().map(Move::point).toList())) {
        stubs.cluster(machine, set, cluster, cells, space);
      }
      return stubs;
    } catch (SystemCallException | RuntimeException e) {
      stubs.close();
      throw e;
    }
  }

  private Map<PatchPoint, Long> cells(Machine machine, List<Move> moves)
      throws SystemCallException {
    MappedMemory cells = machine.memory().map((long) Layout.Cell.SIZE * moves.size());
    memory.add(cells);
    long[] words = new long[2 * moves.size()];
    var places = new HashMap<PatchPoint, Long>();
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      words[2 * i] = move.point().destination(move.a());
      words[2 * i + 1] = move.point().destination(move.b());
      places.put(move.point(), cells.address() + (long) Layout.Cell.SIZE * i);
    }
    machine.memory().put(cells.address(), words);
    return places;
  }

  private void cluster(
      Machine machine,
      SwitchSet set,
      List<PatchPoint> cluster,
      Map<PatchPoint, Long> cells,
      AddressSpace space)
      throws SystemCallException {
    DispatchCode dispatch =
        DispatchCode.generate(set.control(), set.table(), machine.threadId(), machine.defects());
    int first = (dispatch.code().length + ALIGNMENT - 1) & -ALIGNMENT;
    MappedMemory room =
        Clusters.room(
            machine, cluster, first + (long) DispatchCode.STUB_SIZE * cluster.size(), space);
    memory.add(room);
    var out = new ByteArrayOutputStream();
    out.writeBytes(dispatch.code());
    while (out.size() < first) {
      out.write(0xcc);
    }
    for (PatchPoint point : cluster) {
      long at = room.address() + out.size();
      Long cell = cells.get(point);
      if (cell == null) {
        throw new IllegalStateException("no cell for " + point.site());
      }
      out.writeBytes(DispatchCode.stub(at, cell, room.address()));
      stubs.put(point, at);
    }
    machine.memory().put(room.address(), out.toByteArray());
    room.makeExecutable();
    deciding.add(
        new AddressRange(
            room.address() + dispatch.decision(), room.address() + dispatch.waiting()));
    code.add(new AddressRange(room.address(), room.address() + room.size()));
  }

  /** Where calls of a function are to go. */
  long stub(PatchPoint point) {
    Long stub = stubs.get(point);
    if (stub == null) {
      throw new IllegalStateException("no stub for " + point.site());
    }
    return stub;
  }

  /** Where a thread has taken its decision, or is about to. */
  List<AddressRange> deciding() {
    return deciding;
  }

  /** All of the code. */
  List<AddressRange> code() {
    return code;
  }

  /** Gives it all back; nobody may have been sent here. */
  void close() {
    memory.forEach(MappedMemory::close);
  }

  /** All of the memory. */
  List<MappedMemory> memory() {
    return memory;
  }
}
