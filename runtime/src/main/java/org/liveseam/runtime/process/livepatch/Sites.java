package org.liveseam.runtime.process.livepatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liveseam.runtime.process.engine.Redirector;
import org.liveseam.runtime.process.livepatch.ObjectCode.FunctionCode;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.target.Deadline;

/**
 * Which sites the redirector knows, and on whose account. Code keeps its object loaded; when the
 * last code that has a site lets go, the object may be unloaded, so the redirector forgets the site
 * before that.
 */
final class Sites {
  private final Redirector redirector;
  private final Set<ObjectCode> users = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Long, Integer> uses = new HashMap<>();

  Sites(Redirector redirector) {
    this.redirector = redirector;
  }

  /** Makes all sites of some code ready. */
  void register(List<ObjectCode> codes, Deadline deadline) {
    var all = new ArrayList<EntrySite>();
    codes.forEach(code -> all.addAll(of(code)));
    redirector.register(all, deadline);
    for (ObjectCode code : codes) {
      if (users.add(code)) {
        of(code).forEach(site -> uses.merge(site.address(), 1, Integer::sum));
      }
    }
  }

  /** Some code is about to let its object go. */
  void release(ObjectCode code) {
    if (!users.remove(code)) {
      return; // never made ready
    }
    var last = new ArrayList<EntrySite>();
    for (EntrySite site : of(code)) {
      if (uses.merge(site.address(), -1, Integer::sum) == 0) {
        uses.remove(site.address());
        last.add(site);
      }
    }
    redirector.forget(last);
  }

  private static List<EntrySite> of(ObjectCode code) {
    var sites = new ArrayList<EntrySite>();
    for (FunctionCode function : code.functions()) {
      sites.add(function.site());
      function.original().ifPresent(sites::add);
    }
    return sites;
  }
}
