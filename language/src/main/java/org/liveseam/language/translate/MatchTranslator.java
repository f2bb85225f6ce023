package org.liveseam.language.translate;

import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.MatchArm;
import org.liveseam.grammar.tree.Pattern;
import org.liveseam.language.check.Constants;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.expression.ConditionNode;
import org.liveseam.language.nodes.match.AnythingNode;
import org.liveseam.language.nodes.match.ArmNode;
import org.liveseam.language.nodes.match.BetweenNode;
import org.liveseam.language.nodes.match.BindingNode;
import org.liveseam.language.nodes.match.ElementsNode;
import org.liveseam.language.nodes.match.EqualNode;
import org.liveseam.language.nodes.match.FieldsNode;
import org.liveseam.language.nodes.match.MatchNode;
import org.liveseam.language.nodes.match.PatternNode;

/** Matches. */
final class MatchTranslator {
  private final Unit unit;
  private final ExpressionTranslator expressions;

  MatchTranslator(Unit unit, ExpressionTranslator expressions) {
    this.unit = unit;
    this.expressions = expressions;
  }

  SeamNode match(Expression.Match match) {
    return new MatchNode(
        expressions.translate(match.value()),
        match.arms().stream().map(this::arm).toArray(ArmNode[]::new));
  }

  private ArmNode arm(MatchArm arm) {
    Expression guard = arm.guard();
    return new ArmNode(
        expressions.layout().cells(unit.analysis().definedIn(arm)),
        unit.variables()
            .visible(
                unit.analysis().definedIn(arm), arm.pattern().span().end(), expressions.layout()),
        pattern(arm.pattern()),
        guard == null ? null : new ConditionNode("a condition", expressions.translate(guard)),
        expressions.translate(arm.value()));
  }

  private PatternNode pattern(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Anything anything -> new AnythingNode();
      case Pattern.Binding binding ->
          new BindingNode(
              unit.variables().target(unit.binding(binding.name()), expressions.layout()));
      case Pattern.Constant constant -> new EqualNode(Constants.of(constant.value()).orElseThrow());
      case Pattern.Between between ->
          new BetweenNode(between.from(), between.to(), between.inclusive());
      case Pattern.Elements list ->
          new ElementsNode(list.elements().stream().map(this::pattern).toArray(PatternNode[]::new));
      case Pattern.Fields record ->
          new FieldsNode(
              record.fields().stream().map(f -> f.name().text()).toArray(String[]::new),
              record.fields().stream().map(f -> pattern(f.pattern())).toArray(PatternNode[]::new));
    };
  }
}
