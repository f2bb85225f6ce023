package org.liveseam.language.translate;

import com.oracle.truffle.api.RootCallTarget;
import java.util.List;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Rescue;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.pipeline.PipelineNode;
import org.liveseam.language.nodes.pipeline.StageNode;

/** Pipelines and their stages. */
final class PipelineTranslator {
  private final Unit unit;

  PipelineTranslator(Unit unit) {
    this.unit = unit;
  }

  /** A pipeline has a frame of its own, and is returned from. */
  RootCallTarget pipeline(Statement.Pipeline pipeline) {
    var layout = new FrameLayout(unit.analysis().routine(pipeline));
    var expressions = new ExpressionTranslator(unit, layout);
    int error = layout.scratch();
    String name = pipeline.name().text();
    List<String> stages =
        pipeline.body().statements().stream()
            .filter(Statement.Stage.class::isInstance)
            .map(statement -> ((Statement.Stage) statement).name().text())
            .toList();
    List<PipelineNode.Target> reports =
        unit.analysis().routine(pipeline).reports().stream()
            .map(file -> new PipelineNode.Target(file.value(), unit.span(file)))
            .toList();
    Rescue rescue = pipeline.rescue();
    Expression.Block ensure = pipeline.ensure();
    Expression deadline = pipeline.deadline();
    SeamNode node =
        new PipelineNode(
            name,
            stages,
            reports,
            error,
            deadline == null ? null : expressions.translate(deadline),
            expressions.block(pipeline.body()),
            rescue == null ? null : expressions.rescue(rescue, error),
            ensure == null ? null : expressions.block(ensure));
    return unit.root(layout, "pipeline " + name, pipeline, node.at(pipeline.span()).asRootBody());
  }

  static SeamNode stage(Statement.Stage stage, ExpressionTranslator expressions) {
    Expression target = stage.target();
    Expression deadline = stage.deadline();
    return new StageNode(
        stage.name().text(),
        target == null ? null : expressions.translate(target),
        deadline == null ? null : expressions.translate(deadline),
        expressions.block(stage.body()));
  }
}
