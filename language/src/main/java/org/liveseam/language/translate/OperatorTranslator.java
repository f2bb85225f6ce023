package org.liveseam.language.translate;

import org.liveseam.grammar.Span;
import org.liveseam.grammar.tree.BinaryOperator;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.expression.AddNodeGen;
import org.liveseam.language.nodes.expression.DivideNodeGen;
import org.liveseam.language.nodes.expression.EqualNodeGen;
import org.liveseam.language.nodes.expression.GreaterNodeGen;
import org.liveseam.language.nodes.expression.GreaterOrEqualNodeGen;
import org.liveseam.language.nodes.expression.LessNodeGen;
import org.liveseam.language.nodes.expression.LessOrEqualNodeGen;
import org.liveseam.language.nodes.expression.LogicNode;
import org.liveseam.language.nodes.expression.MultiplyNodeGen;
import org.liveseam.language.nodes.expression.NotNode;
import org.liveseam.language.nodes.expression.RemainderNodeGen;
import org.liveseam.language.nodes.expression.SubtractNodeGen;

/** One node per operator. */
final class OperatorTranslator {
  private OperatorTranslator() {}

  static SeamNode binary(BinaryOperator operator, SeamNode left, SeamNode right, Span span) {
    return switch (operator) {
      case OR -> LogicNode.or(left, right);
      case AND -> LogicNode.and(left, right);
      case EQUAL -> EqualNodeGen.create(left, right);
      case NOT_EQUAL -> new NotNode(EqualNodeGen.create(left, right).at(span));
      case LESS -> LessNodeGen.create(left, right);
      case LESS_OR_EQUAL -> LessOrEqualNodeGen.create(left, right);
      case GREATER -> GreaterNodeGen.create(left, right);
      case GREATER_OR_EQUAL -> GreaterOrEqualNodeGen.create(left, right);
      case ADD -> AddNodeGen.create(left, right);
      case SUBTRACT -> SubtractNodeGen.create(left, right);
      case MULTIPLY -> MultiplyNodeGen.create(left, right);
      case DIVIDE -> DivideNodeGen.create(left, right);
      case REMAINDER -> RemainderNodeGen.create(left, right);
    };
  }
}
