package org.liveseam.runtime.process.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.engine.PatchPoint.Route;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.memory.AddressSpace;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.process.site.SiteCode;
import org.liveseam.runtime.process.site.SiteCode.UnexpectedCodeException;
import org.liveseam.runtime.process.site.StorePlan;

/** Every registered site. Aliases share one, by address. Not thread-safe. */
final class SiteTable {
  private final Machine machine;
  private final Yard yard;
  private final Map<Long, PatchPoint> points = new HashMap<>();

  SiteTable(Machine machine, Yard yard) {
    this.machine = machine;
    this.yard = yard;
  }

  /** Those that are new; nothing is written. */
  List<PatchPoint> examine(List<EntrySite> sites, StorePlan plan) {
    var fresh = new HashMap<Long, PatchPoint>();
    for (EntrySite site : sites) {
      if (!points.containsKey(site.address()) && !fresh.containsKey(site.address())) {
        try {
          fresh.put(
              site.address(), new PatchPoint(SiteCode.of(site, machine.architecture(), plan)));
        } catch (UnexpectedCodeException e) {
          throw unexpected(e);
        }
      }
    }
    return List.copyOf(fresh.values());
  }

  void add(List<PatchPoint> fresh) {
    fresh.forEach(point -> points.put(point.site().address(), point));
  }

  List<PatchPoint> all() {
    return List.copyOf(points.values());
  }

  /** Forgets all. */
  void clear() {
    points.values().forEach(point -> leave(point.route()));
    points.clear();
  }

  /** Forgets one, if it is there. */
  void remove(EntrySite site) {
    PatchPoint point = points.remove(site.address());
    if (point != null) {
      leave(point.route());
    }
  }

  /** Where each function is and where it is to go, with veneers for what is out of reach. */
  List<Move> moves(List<Switch> switches) {
    var far = new ArrayList<PatchPoint>();
    var targets = new HashMap<PatchPoint, Code>();
    var moves = new ArrayList<Move>();
    for (Switch one : switches) {
      PatchPoint point = points.get(one.site().address());
      if (point == null) {
        throw new IllegalArgumentException("not registered: " + one.site());
      }
      Optional<Code> to = one.to();
      if (to.isPresent() && !reaches(point, to.get())) {
        far.add(point);
        targets.put(point, to.get());
      } else {
        moves.add(new Move(point, point.route(), to.map(Route::direct).orElse(Route.OWN)));
      }
    }
    try {
      for (List<PatchPoint> cluster : Clusters.of(far)) {
        moves.addAll(veneers(cluster, targets));
      }
    } catch (SystemCallException e) {
      throw machine.refused(e);
    }
    return moves;
  }

  private boolean reaches(PatchPoint point, Code code) {
    return machine.architecture().reaches(point.code().jumpsFrom(), code.address());
  }

  private List<Move> veneers(List<PatchPoint> cluster, Map<PatchPoint, Code> targets)
      throws SystemCallException {
    int size = machine.architecture().veneerSize();
    MappedMemory room =
        Clusters.room(machine, cluster, (long) size * cluster.size(), AddressSpace.now());
    var veneers = new Veneers(room, cluster);
    var moves = new ArrayList<Move>();
    long at = room.address();
    for (PatchPoint point : cluster) {
      Code code = targets.get(point);
      if (code == null) {
        throw new IllegalStateException("no target");
      }
      machine.memory().put(at, machine.architecture().veneer(at, code.address()));
      veneers.use();
      moves.add(new Move(point, point.route(), new Route(Optional.of(code), veneers, at)));
      at += size;
    }
    room.makeExecutable();
    return moves;
  }

  /**
   * @throws DiagnosticException if somebody else has written to one
   */
  void verify(List<Move> moves, StorePlan plan) {
    for (Move move : moves) {
      try {
        move.point().code().verify(plan);
      } catch (UnexpectedCodeException e) {
        throw unexpected(e);
      }
    }
  }

  private DiagnosticException unexpected(UnexpectedCodeException e) {
    return Diagnostic.of(
            ProcessErrors.UNEXPECTED_CODE,
            machine.symbols().apply(e.site().function().start()),
            Machine.words(e))
        .raise();
  }

  /** Where a thread stands that is on its way from an entry to what stands in for it. */
  List<AddressRange> passages() {
    var ranges = new ArrayList<>(PatchPoint.pads(points.values()));
    points.values().stream()
        .map(point -> point.route().veneers())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(veneers -> ranges.addAll(veneers.passages()));
    return ranges;
  }

  /** Moves are over with all calls on one side. */
  void settle(List<Move> moves, int side) {
    for (Move move : moves) {
      move.point().setRoute(move.side(side));
      leave(move.side(1 - side));
    }
  }

  /** Moves did not take place. */
  void drop(List<Move> moves) {
    moves.forEach(move -> leave(move.b()));
  }

  private void leave(Route route) {
    if (route.veneers() != null && route.veneers().leave()) {
      yard.add(route.veneers().retire());
    }
  }
}
