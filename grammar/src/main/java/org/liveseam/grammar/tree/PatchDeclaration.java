package org.liveseam.grammar.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/**
 * {@code patch NAME "version" { items }}, or {@code patch NAME from module "x.ko"}.
 *
 * @param module the module's file; null for a patch that is described
 * @param items in the order they were written; which may stand only once is the language's to say
 */
public record PatchDeclaration(
    Name name,
    @Nullable Expression version,
    @Nullable Expression module,
    List<PatchItem> items,
    @Nullable DocComment doc,
    Span span)
    implements Syntax {
  public PatchDeclaration {
    items = List.copyOf(items);
  }
}
