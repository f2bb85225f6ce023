package org.liveseam.runtime.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/** Code that jumps farther than a site can, made together. Not thread-safe. */
final class Veneers {
  private final MappedMemory code;
  private final List<PatchPoint> points;
  private int users;

  /**
   * @param points whose calls go through it
   */
  Veneers(MappedMemory code, List<PatchPoint> points) {
    this.code = code;
    this.points = List.copyOf(points);
  }

  long address() {
    return code.address();
  }

  void use() {
    users++;
  }

  /** Returns true if nobody uses it any more. */
  boolean leave() {
    return --users == 0;
  }

  /** Where a thread stands that is on its way through it. */
  List<AddressRange> passages() {
    var ranges = new ArrayList<>(PatchPoint.pads(points));
    ranges.add(new AddressRange(code.address(), code.address() + code.size()));
    return ranges;
  }

  /** To be given back when no thread is in it. */
  Retired retire() {
    return new Retired(passages(), List.of(code));
  }
}
