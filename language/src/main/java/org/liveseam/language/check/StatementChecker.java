package org.liveseam.language.check;

import java.util.List;
import java.util.Optional;
import org.liveseam.grammar.Completeness;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.value.SeamNull;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NameErrors;

/** Statements: definitions, control flow, declarations. */
final class StatementChecker {
  private static final long EDITION = 1;

  private final Context context;

  StatementChecker(Context context) {
    this.context = context;
  }

  /** The statements of a file. */
  void file(List<Statement> statements, Scope scope) {
    block(statements, scope);
  }

  /** The statements of a block; afterwards the scope has all its names. */
  void block(List<Statement> statements, Scope scope) {
    statements.forEach(statement -> hoist(statement, scope));
    for (int i = 0; i < statements.size(); i++) {
      check(statements.get(i), scope, i == 0);
    }
    context.ends.unreachable(statements, scope);
    scope.finish();
  }

  private void hoist(Statement statement, Scope scope) {
    switch (statement) {
      case Statement.Function f -> {
        Binding binding = context.define(scope, f.name(), Binding.Kind.FUNCTION);
        binding.function(Signatures.of(f.name().text(), f.function().signature()));
      }
      case Statement.ExternalFunction f -> {
        Binding binding = context.define(scope, f.name(), Binding.Kind.FUNCTION);
        binding.function(Signatures.of(f.name().text(), f.signature()));
      }
      case Statement.Patch p -> context.define(scope, p.declaration().name(), Binding.Kind.PATCH);
      case Statement.Let let -> scope.announce(let.name().text(), context.span(let.name()));
      case Statement.Param p -> scope.announce(p.name().text(), context.span(p.name()));
      case Statement.Var v -> scope.announce(v.name().text(), context.span(v.name()));
      default -> {}
    }
  }

  private void check(Statement statement, Scope scope, boolean first) {
    switch (statement) {
      case Statement.Edition edition -> edition(edition, scope, first);
      case Statement.Import imported -> {
        topLevel("import", imported, scope);
        Binding binding = context.define(scope, imported.alias(), Binding.Kind.IMPORT);
        Analysis analysis = context.analysis.imports().get(imported);
        // A file that does not parse has names that nobody knows.
        if (analysis != null && analysis.module().completeness() instanceof Completeness.Complete) {
          binding.module(analysis.globals());
        }
        context.params.imported(imported, analysis);
      }
      case Statement.Let let ->
          variable(let.name(), let.type(), let.value(), Binding.Kind.LET, scope);
      case Statement.Var v -> variable(v.name(), v.type(), v.value(), Binding.Kind.VAR, scope);
      case Statement.Param p -> {
        topLevel("param", p, scope);
        context.params.check(p, scope);
      }
      case Statement.Assignment assignment -> assignment(assignment, scope);
      case Statement.Function f -> function(f, scope);
      case Statement.ExternalFunction f -> {
        if (!context.library) {
          context.report(Diagnostic.of(NameErrors.EXTERNAL_OUTSIDE, f.name().text()), f.name(), "");
        }
        context.functions.parameters(f.signature(), scope.function(new Routine(null, true)));
      }
      case Statement.Patch p -> {
        topLevel("patch", p, scope);
        context.analysis.patches().add(p.declaration().name().text());
        scope.defer(() -> context.patches.declaration(p.declaration(), scope));
      }
      case Statement.Replace replace -> {
        if (scope.isTop()) {
          context.patches.declared(replace).ifPresent(context.analysis.patches()::add);
        } else {
          // What stands anywhere else, applies when it is reached, or never.
          scope.routine().call(Binding.verb("replace"), context.span(replace));
        }
        context.patches.statement(replace, scope);
      }
      case Statement.Library library -> {
        topLevel("library", library, scope);
        context.libraries.check(library, scope);
      }
      case Statement.Test test -> test(test, scope);
      case Statement.Pipeline pipeline -> context.pipelines.pipeline(pipeline, scope);
      case Statement.Stage stage -> context.pipelines.stage(stage, scope);
      case Statement.On on -> on(on, scope);
      case Statement.For loop -> {
        context.expressions.check(loop.source(), scope);
        context.types.iterable(loop.source());
        Scope around = scope.loopBody();
        context
            .define(around, loop.variable(), Binding.Kind.LOOP)
            .shape(ShapeChecker.element(context.shapes.of(loop.source())));
        context.analysis.defined(loop, around.names().values());
        context.expressions.block(loop.body(), around.loopBody());
      }
      case Statement.While loop -> {
        context.expressions.condition(loop.condition(), scope);
        Scope body = scope.loopBody();
        context.expressions.block(loop.body(), body);
        if (!body.isBroken()) {
          context.ends.unbroken(loop);
        }
      }
      case Statement.Break b -> {
        inLoop("break", b, scope);
        scope.breaks();
      }
      case Statement.Continue c -> inLoop("continue", c, scope);
      case Statement.Return r -> {
        if (!scope.routine().returns()) {
          context.report(Diagnostic.of(NameErrors.RETURN_OUTSIDE), r, "");
        }
        Expression value = r.value();
        if (value != null) {
          context.expressions.check(value, scope);
          context.types.fits(scope.routine().gives(), scope.routine().result(), value);
        }
      }
      case Statement.Assert a -> {
        context.expressions.condition(a.condition(), scope);
        Expression message = a.message();
        if (message != null) {
          context.expressions.check(message, scope);
        }
      }
      case Statement.Evaluate e -> {
        context.expressions.check(e.expression(), scope);
        context.calls.bareVerb(e.expression(), scope);
      }
    }
  }

  private void variable(
      Name name,
      org.liveseam.grammar.tree.@org.jspecify.annotations.Nullable TypeSyntax type,
      Expression value,
      Binding.Kind kind,
      Scope scope) {
    context.expressions.check(value, scope);
    context.types.check(type);
    context.types.fits("`" + name.text() + "`", type, value);
    Binding binding = context.define(scope, name, kind);
    binding.written(TypeChecker.type(type));
    Optional<String> written = TypeChecker.only(binding.written());
    if (kind == Binding.Kind.VAR) {
      binding.type(written); // its first value tells nothing of the next
      return;
    }
    // What is `null` here stands for a value that somebody is to write, or that the next input has.
    binding.type(
        written.isPresent()
            ? written
            : context.types.known(value).filter(known -> !known.equals("null")));
    binding.shape(context.shapes.of(value));
    binding.constant(context.constant(value).filter(known -> !(known instanceof SeamNull)));
    Binding code = context.shapes.code(value);
    if (value instanceof Expression.Closure closure) {
      binding.function(Signatures.of(name.text(), closure.function().signature()));
      binding.body(context.analysis.routine(closure.function()));
    } else if (code != null) {
      binding.same(code);
    } else {
      context
          .calls
          .nativeFunction(name.text(), value)
          .ifPresent(
              signature -> {
                binding.function(signature);
                binding.type(Optional.of("fn"));
              });
    }
  }

  private void assignment(Statement.Assignment assignment, Scope scope) {
    context.expressions.check(assignment.value(), scope);
    Name target = assignment.target();
    Binding binding = context.expressions.resolve(target.text(), target, scope);
    if (binding == null) {
      return;
    }
    context.analysis.bind(target, binding);
    scope.routine().assign(binding, context.span(target));
    context.types.fits("`" + target.text() + "`", binding.written(), assignment.value());
    if (binding.kind() != Binding.Kind.VAR) {
      Diagnostic d =
          Diagnostic.of(NameErrors.NOT_ASSIGNABLE, target.text(), binding.kind().words());
      context.report(
          binding.kind() == Binding.Kind.LET ? d.help("define it with `var`") : d, target, "");
    }
  }

  private void function(Statement.Function f, Scope scope) {
    Binding binding = scope.names().get(f.name().text());
    scope.defer(
        () -> {
          Routine routine = context.functions.body(f.name().text(), f.function(), scope);
          if (binding != null) {
            binding.body(routine);
          }
        });
  }

  private void test(Statement.Test test, Scope scope) {
    topLevel("test", test, scope);
    context.expressions.check(test.name(), scope);
    context.types.expect("the name of a test", "str", test.name());
    Expression target = test.target();
    if (target != null) {
      context.expressions.check(target, scope);
      context.types.expect("what stands behind `on`", "target", target);
    }
    context
        .analysis
        .tests()
        .add(Constants.of(test.name()).map(String::valueOf).orElseGet(() -> written(test.name())));
    var routine = new Routine(scope.routine(), true);
    context.analysis.routine(test, routine);
    scope.defer(() -> context.expressions.block(test.body(), scope.function(routine)));
  }

  private String written(Syntax syntax) {
    return context.text.source().text().substring(syntax.span().start(), syntax.span().end());
  }

  private void on(Statement.On on, Scope scope) {
    context.expressions.check(on.target(), scope);
    context.types.expect("what stands behind `on`", "target", on.target());
    if (scope.routine() == context.analysis.routine()) {
      context
          .analysis
          .acting()
          .add(
              Diagnostic.of(NameErrors.ACTS, "on")
                  .at(context.span(on.target()), "everything in the block acts here"));
    }
    context.expressions.block(on.body(), scope.block());
  }

  private void edition(Statement.Edition edition, Scope scope, boolean first) {
    if (!first || !scope.isTop()) {
      context.report(Diagnostic.of(NameErrors.EDITION_PLACE), edition, "");
    }
    Object number = Constants.of(edition.number()).orElse("?");
    if (!number.equals(EDITION)) {
      context.report(
          Diagnostic.of(NameErrors.EDITION, written(edition.number())), edition.number(), "");
    }
  }

  private void topLevel(String word, Syntax statement, Scope scope) {
    if (!scope.isTop()) {
      context.report(Diagnostic.of(NameErrors.NOT_TOP_LEVEL, word), statement, "");
    }
  }

  private void inLoop(String word, Syntax statement, Scope scope) {
    if (!scope.inLoop()) {
      context.report(Diagnostic.of(NameErrors.OUTSIDE_LOOP, word), statement, "");
    }
  }
}
