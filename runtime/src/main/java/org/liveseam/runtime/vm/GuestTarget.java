package org.liveseam.runtime.vm;

import java.util.List;
import java.util.Set;
import org.liveseam.runtime.kernel.SymbolFacts;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.wire.Channel;
import org.liveseam.runtime.wire.RemoteTarget;

/**
 * A guest's kernel: reached through the agent, its symbols read from the image it was booted of.
 */
final class GuestTarget extends RemoteTarget {
  private final SymbolFacts facts;

  GuestTarget(String name, Channel channel, Deadline deadline, KernelSymbols symbols) {
    super(name, channel, deadline);
    this.facts = SymbolFacts.of(symbols);
  }

  @Override
  public List<FunctionFacts> resolve(List<FunctionQuery> queries, Deadline deadline) {
    Set<String> loaded = observe(deadline).loadedModules();
    return queries.stream().map(query -> facts.of(query, loaded)).toList();
  }
}
