package org.liveseam.grammar.tree;

import java.util.List;
import org.liveseam.grammar.Span;

/**
 * {@code per-task or immediate { wait 60s, on-stall reverse }}.
 *
 * @param models at least one, the preferred one first
 * @param options empty when there is no block
 */
public record ConsistencySyntax(List<NameSyntax> models, List<ConsistencyOption> options, Span span)
    implements Syntax {
  public ConsistencySyntax {
    models = List.copyOf(models);
    options = List.copyOf(options);
  }
}
