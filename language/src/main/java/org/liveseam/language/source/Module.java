package org.liveseam.language.source;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.liveseam.grammar.Completeness;
import org.liveseam.grammar.tree.Program;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.runtime.diagnostic.Diagnostic;

/**
 * One file, parsed, with the files it imports.
 *
 * @param imports by the identity of the statement; one that could not be read is missing
 * @param problems what the parser and the imports complained about
 */
public record Module(
    SourceText text,
    Program program,
    IdentityHashMap<Statement.Import, Module> imports,
    List<Diagnostic> problems,
    Completeness completeness) {
  public Module {
    imports = new IdentityHashMap<>(imports);
    problems = List.copyOf(problems);
  }

  /** The file that an import statement names, if it could be read. */
  public Optional<Module> imported(Statement.Import statement) {
    return Optional.ofNullable(imports.get(statement));
  }
}
