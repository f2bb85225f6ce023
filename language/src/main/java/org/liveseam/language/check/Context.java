package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.source.SourceText;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.diagnostic.Span;

/** What the family checkers of one file share. */
final class Context {
  final Analysis analysis;
  final SourceText text;
  final boolean library;
  final StatementChecker statements;
  final ExpressionChecker expressions;
  final FunctionChecker functions;
  final CallChecker calls;
  final TypeChecker types;
  final ParamChecker params;
  final PatchChecker patches;
  final LibraryChecker libraries;
  final ClosureChecker closures;
  final PipelineChecker pipelines;
  final ShapeChecker shapes;
  final EndChecker ends;
  private final List<Runnable> atEnd = new ArrayList<>();
  private final boolean pipeline;
  private @Nullable Side side;

  Context(Analysis analysis, boolean library) {
    this.analysis = analysis;
    this.text = analysis.module().text();
    this.library = library;
    pipeline =
        analysis.module().program().statements().stream()
            .anyMatch(Statement.Pipeline.class::isInstance);
    types = new TypeChecker(this);
    params = new ParamChecker(this);
    shapes = new ShapeChecker(this);
    ends = new EndChecker(this);
    calls = new CallChecker(this);
    expressions = new ExpressionChecker(this);
    functions = new FunctionChecker(this);
    statements = new StatementChecker(this);
    libraries = new LibraryChecker(this);
    closures = new ClosureChecker(this);
    pipelines = new PipelineChecker(this);
    patches = new PatchChecker(this);
  }

  Span span(Syntax syntax) {
    return text.span(syntax.span());
  }

  void report(Diagnostic diagnostic) {
    analysis.report(diagnostic);
  }

  void report(Diagnostic diagnostic, Syntax where, String label) {
    report(diagnostic.at(span(where), label));
  }

  /** What the file is about; each replacement asks, and the answer needs all of them. */
  Side side() {
    Side known = side;
    if (known == null) {
      known = Side.of(analysis.module().program().statements());
      side = known;
    }
    return known;
  }

  /** The value of an expression, if it is known before anything runs. */
  Optional<Object> constant(Expression expression) {
    return Constants.of(
        expression, name -> Optional.ofNullable(analysis.find(name)).flatMap(Binding::constant));
  }

  /** Whether the file has a pipeline, whose errors tell more than others. */
  boolean hasPipeline() {
    return pipeline;
  }

  /** Does something once the whole file is known. */
  void atEnd(Runnable work) {
    atEnd.add(work);
  }

  /** Call once, behind the last statement. */
  void end() {
    for (int i = 0; i < atEnd.size(); i++) { // one may add another
      atEnd.get(i).run();
    }
  }

  /** Defines a name in a scope. */
  Binding define(Scope scope, Name name, Binding.Kind kind) {
    Binding before = scope.names().get(name.text());
    if (before != null) {
      Diagnostic twice =
          Diagnostic.of(NameErrors.DEFINED_TWICE, name.text()).at(span(name), "defined again");
      Span first = before.defined();
      report(first == null ? twice : twice.note("first defined at " + first.place()));
    }
    var binding = new Binding(name.text(), kind, span(name), scope.routine(), scope.isTop());
    scope.add(binding);
    analysis.bind(name, binding);
    return binding;
  }
}
