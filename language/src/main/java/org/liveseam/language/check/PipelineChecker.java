package org.liveseam.language.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Argument;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Rescue;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.diagnostic.PipelineErrors;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.report.ReportFormat;

/** Pipelines and their stages: where they stand, what they are called, whether they are reached. */
final class PipelineChecker {
  private final Context context;
  private final Map<String, Span> names = new HashMap<>();

  PipelineChecker(Context context) {
    this.context = context;
  }

  void pipeline(Statement.Pipeline pipeline, Scope scope) {
    String name = pipeline.name().text();
    if (!scope.isTop()) {
      context.report(Diagnostic.of(NameErrors.NOT_TOP_LEVEL, "pipeline"), pipeline.name(), "");
    }
    Span before = names.putIfAbsent(name, context.span(pipeline.name()));
    if (before != null) {
      context.report(
          Diagnostic.of(NameErrors.DEFINED_TWICE, name).note("first defined at " + before.place()),
          pipeline.name(),
          "defined again");
    }
    var routine = new Routine(scope.routine(), true);
    context.analysis.routine(pipeline, routine);
    deadline(pipeline.deadline(), "pipeline `" + name + "`", scope.function(routine));
    context.expressions.block(pipeline.body(), scope.pipeline(routine));
    Rescue rescue = pipeline.rescue();
    if (rescue != null) {
      context.expressions.rescue(rescue, Shape.PIPELINE_ERROR, scope.function(routine));
    }
    Expression.Block ensure = pipeline.ensure();
    if (ensure != null) {
      context.expressions.block(ensure, scope.function(routine));
    }
    stages(pipeline.body().statements());
  }

  private void stages(List<Statement> statements) {
    Map<String, Span> seen = new HashMap<>();
    Syntax end = null;
    for (Statement statement : statements) {
      if (statement instanceof Statement.Stage stage) {
        String name = stage.name().text();
        Span before = seen.putIfAbsent(name, context.span(stage.name()));
        if (before != null) {
          context.report(
              Diagnostic.of(PipelineErrors.STAGE_TWICE, name)
                  .note("the other one is at " + before.place()),
              stage.name(),
              "");
        }
        if (end != null) {
          context.report(
              Diagnostic.of(PipelineErrors.STAGE_DEAD, name)
                  .note("the pipeline always ends at " + context.span(end).place()),
              stage.name(),
              "");
        }
      }
      end = end == null ? context.ends.of(statement) : end;
    }
  }

  void stage(Statement.Stage stage, Scope scope) {
    if (!scope.takesStages()) {
      context.report(
          Diagnostic.of(PipelineErrors.STAGE_OUTSIDE, stage.name().text()), stage.name(), "");
    }
    Expression target = stage.target();
    if (target != null) {
      context.expressions.check(target, scope);
      context.types.expect("what stands behind `on`", "target", target);
    }
    deadline(stage.deadline(), "stage `" + stage.name().text() + "`", scope);
    context.expressions.block(stage.body(), scope.block());
  }

  private void deadline(@Nullable Expression deadline, String of, Scope scope) {
    if (deadline != null) {
      context.expressions.check(deadline, scope);
      length("the deadline", of, deadline);
    }
  }

  /** Verbs of the library that have rules of their own. */
  void verb(String name, Expression.Call call, Scope scope) {
    switch (name) {
      case "hold" ->
          argument(call, 0, "length").ifPresent(length -> length("the length", "`hold`", length));
      case "report" -> argument(call, 1, "to").ifPresent(files -> report(files, scope));
      default -> {}
    }
  }

  private static Optional<Expression> argument(Expression.Call call, int place, String name) {
    List<Argument> all = call.arguments();
    for (int i = 0; i < all.size(); i++) {
      Name given = all.get(i).name();
      if (given == null ? i == place : given.text().equals(name)) {
        return Optional.of(all.get(i).value());
      }
    }
    return Optional.empty();
  }

  private void report(Expression files, Scope scope) {
    switch (files) {
      case Expression.StringLiteral file -> {
        if (ReportFormat.of(file.value()).isEmpty()) {
          context.report(Diagnostic.of(PipelineErrors.REPORT_FORMAT, file.value()), file, "");
        } else {
          scope.routine().report(file);
        }
      }
      case Expression.ListLiteral list -> list.elements().forEach(e -> report(e, scope));
      default -> {}
    }
  }

  private void length(String what, String of, Expression value) {
    Optional<Object> constant = context.constant(value);
    if (constant.isPresent()) {
      Lengths.check(what, of, constant.get())
          .ifPresent(
              d -> {
                if (d.code().equals(PipelineErrors.BAD_LENGTH)) {
                  context.report(d, value, "");
                }
              });
    }
    context.types.expect(what + " of " + of, "duration", value);
  }
}
