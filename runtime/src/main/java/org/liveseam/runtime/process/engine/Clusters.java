package org.liveseam.runtime.process.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.memory.AddressSpace;

/** Sites that can share code: near enough to each other that one piece is within reach of all. */
final class Clusters {
  private static final long SPAN = 1L << 30;

  private Clusters() {}

  /** In groups of neighbours. */
  static List<List<PatchPoint>> of(List<PatchPoint> points) {
    var sorted = new ArrayList<>(points);
    sorted.sort(
        Comparator.comparing((PatchPoint p) -> p.code().jumpsFrom(), Long::compareUnsigned));
    var clusters = new ArrayList<List<PatchPoint>>();
    List<PatchPoint> current = new ArrayList<>();
    for (PatchPoint point : sorted) {
      if (!current.isEmpty()
          && point.code().jumpsFrom() - current.get(0).code().jumpsFrom() > SPAN) {
        clusters.add(current);
        current = new ArrayList<>();
      }
      current.add(point);
    }
    if (!current.isEmpty()) {
      clusters.add(current);
    }
    return clusters;
  }

  /** Writable memory within reach of a cluster. */
  static MappedMemory room(Machine machine, List<PatchPoint> cluster, long size, AddressSpace space)
      throws SystemCallException {
    long low = cluster.get(0).code().jumpsFrom();
    long high = cluster.get(cluster.size() - 1).code().jumpsFrom();
    return machine
        .arena()
        .near(low, high, size, space)
        .orElseThrow(
            () ->
                Diagnostic.of(
                        ProcessErrors.NO_ROOM,
                        machine.symbols().apply(cluster.get(0).site().function().start()))
                    .raise());
  }
}
