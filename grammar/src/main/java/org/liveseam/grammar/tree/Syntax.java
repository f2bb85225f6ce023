package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/** Anything that stands somewhere in the source. */
public interface Syntax {
  /** Where it stands, from its first to behind its last token; comments around it excluded. */
  Span span();
}
