package org.liveseam.language.translate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.BodyParameter;
import org.liveseam.grammar.tree.BodySyntax;
import org.liveseam.grammar.tree.OnErrorSyntax;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.TypeSyntax;
import org.liveseam.language.check.PatchRules;
import org.liveseam.language.check.Side;
import org.liveseam.language.check.TypeChecker;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.patch.BodyNode;
import org.liveseam.language.nodes.patch.ValueNode;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;

/** What functions are replaced with. */
final class BodyTranslator {
  private final Unit unit;
  private final ExpressionTranslator expressions;

  BodyTranslator(Unit unit, ExpressionTranslator expressions) {
    this.unit = unit;
    this.expressions = expressions;
  }

  BodyNode body(ReplaceClause clause) {
    return switch (clause.body()) {
      case BodySyntax.Symbol symbol ->
          new BodyNode.Symbol(
              unit.span(symbol),
              PatchTranslator.constant(
                  symbol.symbol(), symbol.symbol().text(), PatchRules::replacement));
      case BodySyntax.Computed computed ->
          new BodyNode.Computed(
              unit.span(computed),
              PatchTranslator.value(computed.expression(), expressions, PatchRules::replacement),
              onError(clause));
      case BodySyntax.Closure closure ->
          new BodyNode.Computed(
              unit.span(closure),
              new ValueNode(
                  unit.functions().closure("fn", closure.function(), expressions.layout()),
                  value -> Optional.empty()),
              onError(clause));
      case BodySyntax.FromFile from ->
          new BodyNode.FromFile(
              unit.span(from),
              unit.text().folder(),
              PatchTranslator.name(from.symbol(), expressions, PatchRules::replacement),
              PatchTranslator.value(
                  from.path(),
                  expressions,
                  path -> PatchRules.file(path, unit.text().folder(), Side.OPEN)));
      case BodySyntax.InlineC c -> new BodyNode.Inline(inline(c, unit));
    };
  }

  /** What is written beside the names of an inline body's parameters: all types or none. */
  static Optional<NativeSignature> writtenType(ReplaceClause clause) {
    List<BodyParameter> parameters = clause.parameters();
    if (parameters == null || clause.result() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new NativeSignature(
            parameters.stream().map(p -> nativeType(p.type())).toList(),
            nativeType(clause.result())));
  }

  private static NativeType nativeType(@Nullable TypeSyntax type) {
    return TypeChecker.nativeType(type)
        .orElseThrow(() -> new IllegalStateException("passed the checks: " + type));
  }

  private @Nullable SeamNode onError(ReplaceClause clause) {
    OnErrorSyntax onError = clause.onError();
    var value = onError == null ? null : onError.value();
    return value == null ? null : expressions.translate(value);
  }

  static Body.InlineC inline(BodySyntax.InlineC c, Unit unit) {
    return new Body.InlineC(
        c.code(),
        c.includes().stream()
            .map(include -> new Body.Include(include.header(), unit.span(include)))
            .toList(),
        unit.text().span(c.codeSpan()));
  }
}
