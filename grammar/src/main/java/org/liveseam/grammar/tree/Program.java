package org.liveseam.grammar.tree;

import java.util.List;
import org.liveseam.grammar.Span;

/** One file, or one input of the REPL. */
public record Program(List<Statement> statements, Span span) implements Syntax {
  public Program {
    statements = List.copyOf(statements);
  }
}
