package org.liveseam.language.check;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.grammar.Completeness;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.source.Module;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.FlowErrors;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.diagnostic.Span;

/** Checks files and what they import, each once. Not thread-safe. */
public final class Checker {
  private final Map<String, Binding> prelude;
  private final boolean library;
  private final boolean lenient;
  private final IdentityHashMap<Module, Analysis> done = new IdentityHashMap<>();

  private Checker(Map<String, Binding> prelude, boolean library, boolean lenient) {
    this.prelude = prelude;
    this.library = library;
    this.lenient = lenient;
  }

  /** For files that see the standard library. */
  public static Checker ofFiles() {
    return ofFiles(Prelude.standard());
  }

  /** For files that see this. */
  public static Checker ofFiles(Prelude prelude) {
    return new Checker(prelude.bindings(), false, false);
  }

  /**
   * For what editors ask: names are resolved in broken texts, too, as far as their statements are
   * whole. What it complains about there is not worth telling.
   */
  public static Checker lenient(Prelude prelude) {
    return new Checker(prelude.bindings(), false, true);
  }

  /** For the standard library itself, which sees what comes before. */
  static Checker ofLibrary(Map<String, Binding> before) {
    return new Checker(before, true, false);
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
        StandardModules.named(imported).ifPresent(name -> standard(analysis, imported, name));
        module.imported(imported).ifPresent(file -> follow(analysis, imported, file));
      }
    }
    if (lenient || module.completeness() instanceof Completeness.Complete) {
      check(analysis, session);
    } else {
      // What a broken text seems to say is mostly not what it was meant to say.
      var guess = new Analysis(module);
      guess.imports().putAll(analysis.imports());
      check(guess, session);
      Fallout.without(module, guess.diagnostics()).forEach(analysis::report);
    }
    analysis.routine().calls().stream()
        .filter(Acts::by)
        .forEach(
            call ->
                analysis
                    .acting()
                    .add(
                        Diagnostic.of(NameErrors.ACTS, call.callee().name())
                            .at(call.span(), "acts")));
    loose(module.program().statements(), analysis);
    analysis.sort();
    return analysis;
  }

  private void check(Analysis analysis, Map<String, Binding> session) {
    var visible = new java.util.LinkedHashMap<>(prelude);
    visible.putAll(session);
    Scope scope = Scope.file(visible, analysis.routine());
    var context = new Context(analysis, library);
    context.statements.file(analysis.module().program().statements(), scope);
    context.end();
    analysis.globals().putAll(scope.names());
    new PatchNames(context).check();
  }

  /** Statements of the top level that declare nothing, unless it was said already what they do. */
  private static void loose(List<Statement> statements, Analysis analysis) {
    for (Statement statement : statements) {
      String word =
          switch (statement) {
            case Statement.Assignment assignment -> "an assignment";
            case Statement.Assert assertion -> "`assert`";
            case Statement.For loop -> "a loop";
            case Statement.While loop -> "a loop";
            case Statement.Evaluate evaluate -> "an expression";
            default -> "";
          };
      Span span = analysis.module().text().span(statement.span());
      if (!word.isEmpty() && analysis.acting().stream().noneMatch(acts -> within(acts, span))) {
        analysis.acting().add(Diagnostic.of(NameErrors.NO_DECLARATION, word).at(span, ""));
      }
    }
  }

  static boolean within(Diagnostic diagnostic, Span outer) {
    return diagnostic
        .span()
        .filter(
            span ->
                span.source().equals(outer.source())
                    && behind(span.line(), span.column(), outer.line(), outer.column())
                    && behind(outer.endLine(), outer.endColumn(), span.line(), span.column()))
        .isPresent();
  }

  private static boolean behind(int line, int column, int otherLine, int otherColumn) {
    return line > otherLine || (line == otherLine && column >= otherColumn);
  }

  private static void standard(Analysis importer, Statement.Import statement, String name) {
    Analysis module = StandardModules.all().find(name);
    if (module != null) {
      importer.imports().put(statement, module);
      return;
    }
    String question = DidYouMean.question(DidYouMean.of(name, StandardModules.NAMES, 3));
    String help =
        question.isEmpty() ? "it has: " + String.join(", ", StandardModules.NAMES) : question;
    importer.report(
        Diagnostic.of(FlowErrors.NO_MODULE, name)
            .help(help)
            .at(importer.module().text().span(statement.path().span())));
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
