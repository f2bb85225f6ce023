package org.liveseam.runtime.process.livepatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.runtime.process.engine.Redirector;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * Code that is not in effect any more, until no thread can be in it. What stood in for one function
 * is freed together: a thread in one piece may still call another as its original.
 */
final class Graveyard {
  private final Redirector redirector;
  private final Sites sites;
  private final List<ObjectCode> codes = new ArrayList<>();
  private boolean closed;

  Graveyard(Redirector redirector, Sites sites) {
    this.redirector = redirector;
    this.sites = sites;
  }

  void bury(ObjectCode code) {
    codes.add(code);
  }

  /** A thread was forced over: it may come back to anything, so nothing is freed any more. */
  void closeForEver() {
    closed = true;
  }

  /**
   * Frees what can be freed.
   *
   * @param resting what is not in effect either but not buried yet; whoever is in it may go on into
   *     what is
   */
  void sweep(List<ObjectCode> resting) {
    if (closed || codes.isEmpty() || free(codes, resting)) {
      return;
    }
    for (List<ObjectCode> together : together(resting)) {
      free(together.stream().filter(codes::contains).toList(), together);
    }
  }

  private boolean free(List<ObjectCode> buried, List<ObjectCode> around) {
    var memory = new ArrayList<AddressRange>();
    buried.forEach(code -> memory.addAll(code.memory()));
    around.forEach(code -> memory.addAll(code.memory()));
    if (!redirector.unused(memory)) {
      return false;
    }
    for (ObjectCode code : List.copyOf(buried)) {
      free(code);
      codes.remove(code);
    }
    return true;
  }

  /** All of it, in groups that have no function in common. */
  private List<List<ObjectCode>> together(List<ObjectCode> resting) {
    var groups = new ArrayList<List<ObjectCode>>();
    for (ObjectCode code : Stream.concat(codes.stream(), resting.stream()).toList()) {
      Set<Long> sites = sites(code).collect(Collectors.toSet());
      var joined = new ArrayList<ObjectCode>(List.of(code));
      groups.removeIf(
          group ->
              group.stream().flatMap(Graveyard::sites).anyMatch(sites::contains)
                  && joined.addAll(group));
      groups.add(joined);
    }
    return groups;
  }

  private static Stream<Long> sites(ObjectCode code) {
    return code.functions().stream().map(function -> function.site().address());
  }

  /** Frees code that was never in effect. */
  void free(ObjectCode code) {
    sites.release(code);
    code.close();
  }

  int size() {
    return codes.size();
  }
}
