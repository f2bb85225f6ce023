package org.liveseam.runtime.process.livepatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.livepatch.ObjectCode.FunctionCode;
import org.liveseam.runtime.process.site.EntrySite;

/**
 * Where calls go when patches lie on one another, oldest first:
 *
 * <pre>
 *   f's site ──► newest ── original ──► next older ── original ──► oldest ── original ──► f itself
 * </pre>
 *
 * The way to the original is an entry site like f's own: left alone it leads to f itself. So taking
 * a patch out of the middle is one more site to switch, under the same promise as all others.
 */
final class Chains {
  private final Map<Long, List<FunctionCode>> stacks = new LinkedHashMap<>();

  private Chains() {}

  /** With these patches in effect, and no others. */
  static Chains of(List<AppliedPatch> patches) {
    var chains = new Chains();
    for (AppliedPatch patch : patches) {
      patch
          .functions()
          .forEach(
              f ->
                  chains
                      .stacks
                      .computeIfAbsent(f.site().address(), address -> new ArrayList<>())
                      .add(f));
    }
    return chains;
  }

  /** What must be switched so that those are in effect instead. */
  List<Switch> to(Chains other) {
    Map<Long, Switch> old = links();
    Map<Long, Switch> wanted = other.links();
    var switches = new ArrayList<Switch>();
    wanted.forEach(
        (address, link) -> {
          Optional<Code> now = Optional.ofNullable(old.get(address)).flatMap(Switch::to);
          if (!now.equals(link.to())) {
            switches.add(link);
          }
        });
    stacks.forEach(
        (address, stack) -> {
          if (!wanted.containsKey(address)) {
            switches.add(new Switch(stack.get(0).site(), Optional.empty()));
          }
        });
    return switches;
  }

  /** Every site that these patches use. */
  static List<EntrySite> sites(List<FunctionCode> functions) {
    var sites = new ArrayList<EntrySite>();
    for (FunctionCode function : functions) {
      sites.add(function.site());
      function.original().ifPresent(sites::add);
    }
    return sites;
  }

  /** By the site's address. Sites of replacements that nobody reaches any more are not in it. */
  private Map<Long, Switch> links() {
    var links = new LinkedHashMap<Long, Switch>();
    for (List<FunctionCode> stack : stacks.values()) {
      FunctionCode newest = stack.get(stack.size() - 1);
      put(links, newest.site(), Optional.of(newest.code()));
      for (int i = 0; i < stack.size(); i++) {
        Optional<Code> older = i == 0 ? Optional.empty() : Optional.of(stack.get(i - 1).code());
        stack.get(i).original().ifPresent(site -> put(links, site, older));
      }
    }
    return links;
  }

  private static void put(Map<Long, Switch> links, EntrySite site, Optional<Code> to) {
    links.put(site.address(), new Switch(site, to));
  }
}
