package org.liveseam.runtime.process.engine;

import java.util.List;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * What is out of use but may have a thread in it: a stub that was entered before its site was
 * rewritten. As long as that is so, the thread has yet to go on to where the stub sends it, which
 * is why its place counts as not clear in the switching that follows.
 *
 * @param ranges where a thread would be
 * @param resources what to give back when none is
 */
record Retired(List<AddressRange> ranges, List<? extends AutoCloseable> resources) {
  Retired {
    ranges = List.copyOf(ranges);
    resources = List.copyOf(resources);
  }
}
