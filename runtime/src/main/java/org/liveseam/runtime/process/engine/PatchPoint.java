package org.liveseam.runtime.process.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.arch.Architecture;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.process.site.SiteCode;
import org.liveseam.runtime.process.site.StorePlan;

/** A site and where its calls go in the steady state. Not thread-safe. */
final class PatchPoint {
  private static final int LAST_BYTES = 8;

  private final SiteCode code;
  private Route route;

  PatchPoint(SiteCode code) {
    this.code = code;
    this.route = Route.OWN;
  }

  /**
   * Where calls go.
   *
   * @param to empty for the function's own code
   * @param veneer what is jumped to instead when it is out of reach
   */
  record Route(Optional<Code> to, @Nullable Veneers veneers, long veneer) {
    static final Route OWN = new Route(Optional.empty(), null, 0);

    static Route direct(Code to) {
      return new Route(Optional.of(to), null, 0);
    }
  }

  SiteCode code() {
    return code;
  }

  EntrySite site() {
    return code.site();
  }

  Route route() {
    return route;
  }

  void setRoute(Route route) {
    this.route = route;
  }

  /** Where a stub goes on for a route. */
  long destination(Route way) {
    return way.to().map(Code::address).orElse(site().body());
  }

  /** Plans the site's steady state for a route. */
  void write(Route way, StorePlan plan) {
    if (way.to().isEmpty()) {
      code.ready(plan);
    } else {
      code.point(plan, way.veneer() != 0 ? way.veneer() : way.to().get().address());
    }
  }

  /** What was planned for these has been stored. */
  static void wrote(List<Move> moves) {
    moves.forEach(move -> move.point().code().wrote());
  }

  /**
   * Where a thread stands that has been called by way of a route and has not returned.
   *
   * <p>The first byte of a function's own code does not count, because the site is there and still
   * to be run; the first byte of a replacement does.
   */
  List<AddressRange> ranges(Route way, Machine machine) {
    Architecture architecture = machine.architecture();
    NativeMemory memory = machine.memory();
    var ranges = new ArrayList<AddressRange>();
    ranges.add(code.passage());
    if (machine.has(Defect.ENTRY_COUNTS)) {
      ranges.add(new AddressRange(site().address(), site().address() + 1));
    }
    if (way.to().isEmpty()) {
      var own = new AddressRange(code.behind(), site().function().end());
      ranges.add(withReturn(own, architecture, memory));
      for (AddressRange part : site().elsewhere()) {
        ranges.add(withReturn(part, architecture, memory));
      }
    } else {
      for (AddressRange part : way.to().get().ranges()) {
        int skipped = machine.has(Defect.FIRST_BYTE_FREE) ? 1 : 0;
        ranges.add(
            withReturn(new AddressRange(part.start() + skipped, part.end()), architecture, memory));
      }
      if (way.veneer() != 0) {
        ranges.add(new AddressRange(way.veneer(), way.veneer() + architecture.veneerSize()));
      }
    }
    return ranges;
  }

  /** The same of several, for one side of each. */
  static List<AddressRange> ranges(List<Move> moves, int side, Machine machine) {
    var ranges = new ArrayList<AddressRange>();
    for (Move move : moves) {
      ranges.addAll(move.point().ranges(move.side(side), machine));
    }
    return ranges;
  }

  /** The rooms before functions whose jump a thread may have read before it was changed. */
  static List<AddressRange> pads(Collection<PatchPoint> points) {
    return points.stream()
        .map(PatchPoint::code)
        .filter(SiteCode::usesPad)
        .map(SiteCode::passage)
        .toList();
  }

  /** With the address behind it, if it ends in a call that may not come back. */
  private static AddressRange withReturn(
      AddressRange range, Architecture architecture, NativeMemory memory) {
    int size = (int) Math.min(LAST_BYTES, range.end() - range.start());
    byte[] last = memory.bytes(range.end() - size, size);
    return architecture.mayEndInCall(last)
        ? new AddressRange(range.start(), range.end() + 1)
        : range;
  }
}
