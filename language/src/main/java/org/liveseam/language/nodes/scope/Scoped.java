package org.liveseam.language.nodes.scope;

import java.util.List;

/** A node that variables belong to. */
public interface Scoped {
  /** What is defined in it, in the order of the text. */
  List<Variable> variables();
}
