package org.liveseam.grammar.build;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.BodyParameter;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.FunctionSignature;
import org.liveseam.grammar.tree.FunctionSyntax;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Parameter;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.TypeSyntax;

/** Functions, their parameters, and types. */
final class FunctionBuilder {
  private final TreeBuilder tree;

  FunctionBuilder(TreeBuilder tree) {
    this.tree = tree;
  }

  FunctionSyntax function(SeamParser.FunctionRestContext context, Span span) {
    FunctionSignature signature = signature(context.signature());
    if (context.block() != null) {
      return new FunctionSyntax(signature, tree.statements().block(context.block()), span);
    }
    Expression value = tree.expressions().expression(context.expression());
    var body =
        new Expression.Block(List.of(new Statement.Evaluate(value, value.span())), value.span());
    return new FunctionSyntax(signature, body, span);
  }

  FunctionSignature signature(SeamParser.SignatureContext context) {
    List<Parameter> parameters = context.parameter().stream().map(this::parameter).toList();
    checkUnique(parameters.stream().map(Parameter::name).toList());
    return new FunctionSignature(parameters, typeOrNull(context.type()), tree.span(context));
  }

  private Parameter parameter(SeamParser.ParameterContext context) {
    return new Parameter(
        tree.name(context.name()),
        typeOrNull(context.type()),
        context.expression() == null ? null : tree.expressions().expression(context.expression()),
        tree.span(context));
  }

  List<BodyParameter> bodyParameters(SeamParser.BodyParametersContext context) {
    List<BodyParameter> parameters =
        context.bodyParameter().stream()
            .map(c -> new BodyParameter(tree.name(c.name()), typeOrNull(c.type()), tree.span(c)))
            .toList();
    checkUnique(parameters.stream().map(BodyParameter::name).toList());
    return parameters;
  }

  private void checkUnique(List<Name> names) {
    Set<String> seen = new HashSet<>();
    for (Name name : names) {
      if (!seen.add(name.text())) {
        tree.report(Kind.DUPLICATE_PARAMETER, name.span(), name.text());
      }
    }
  }

  @Nullable TypeSyntax typeOrNull(SeamParser.@Nullable TypeContext context) {
    return context == null ? null : type(context);
  }

  TypeSyntax.Plain cType(SeamParser.CTypeContext context) {
    return new TypeSyntax.Plain(
        context.cWord().stream().map(w -> new Name(w.getText(), tree.span(w))).toList(),
        context.STAR().size(),
        tree.span(context));
  }

  TypeSyntax type(SeamParser.TypeContext context) {
    Span span = tree.span(context);
    return switch (context) {
      case SeamParser.PlainTypeContext c ->
          new TypeSyntax.Plain(
              c.typeWord().stream().map(w -> new Name(w.getText(), tree.span(w))).toList(),
              c.STAR().size(),
              span);
      case SeamParser.FunctionTypeContext c -> {
        List<TypeSyntax> all = c.type().stream().map(this::type).toList();
        yield new TypeSyntax.Function(all.subList(0, all.size() - 1), all.getLast(), span);
      }
      default -> throw TreeBuilder.noCase(context);
    };
  }
}
