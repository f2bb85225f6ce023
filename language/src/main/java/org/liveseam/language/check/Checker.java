package org.liveseam.language.check;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.grammar.Completeness;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.source.Module;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NameErrors;

/** Checks files and what they import, each once. Not thread-safe. */
public final class Checker {
  private final Map<String, Binding> prelude;
  private final boolean library;
  private final IdentityHashMap<Module, Analysis> done = new IdentityHashMap<>();

  private Checker(Map<String, Binding> prelude, boolean library) {
    this.prelude = prelude;
    this.library = library;
  }

  /** For files that see the standard library. */
  public static Checker ofFiles() {
    return new Checker(Prelude.standard().bindings(), false);
  }

  /** For the standard library itself, which sees what comes before. */
  static Checker ofLibrary(Map<String, Binding> before) {
    return new Checker(before, true);
  }

  public Analysis file(Module module) {
    return file(module, Map.of());
  }

  /**
   * Checks one input of a conversation.
   *
   * @param session what earlier inputs defined; new definitions may replace them
   */
  public Analysis file(Module module, Map<String, Binding> session) {
    Analysis known = done.get(module);
    if (known != null) {
      return known;
    }
    var analysis = new Analysis(module);
    done.put(module, analysis);
    module.problems().forEach(analysis::report);
    for (Statement statement : module.program().statements()) {
      if (statement instanceof Statement.Import imported) {
        module.imported(imported).ifPresent(file -> follow(analysis, imported, file));
      }
    }
    var visible = new java.util.LinkedHashMap<>(prelude);
    visible.putAll(session);
    Scope scope = Scope.file(visible, analysis.routine());
    // What a broken text seems to say is mostly not what it was meant to say.
    if (module.completeness() instanceof Completeness.Complete) {
      var context = new Context(analysis, library);
      context.statements.file(module.program().statements(), scope);
      context.end();
      analysis.globals().putAll(scope.names());
      new PatchNames(context).check();
    }
    analysis.routine().calls().stream()
        .filter(call -> call.callee().acts())
        .forEach(
            call ->
                analysis
                    .acting()
                    .add(
                        Diagnostic.of(NameErrors.ACTS, call.callee().name())
                            .at(call.span(), "acts")));
    analysis.sort();
    return analysis;
  }

  private void follow(Analysis importer, Statement.Import statement, Module imported) {
    boolean first = !done.containsKey(imported);
    Analysis analysis = file(imported);
    importer.imports().put(statement, analysis);
    if (first) {
      List<Diagnostic> problems = analysis.diagnostics();
      problems.forEach(importer::report);
      analysis.acting().forEach(importer::report);
      importer.inProcess().addAll(analysis.inProcess());
    }
  }
}
