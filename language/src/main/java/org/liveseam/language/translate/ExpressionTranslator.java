package org.liveseam.language.translate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Argument;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.RecordEntry;
import org.liveseam.grammar.tree.Rescue;
import org.liveseam.grammar.tree.StringPart;
import org.liveseam.grammar.tree.TypeSyntax;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.check.StandardModules;
import org.liveseam.language.check.TypeChecker;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.call.CallNode;
import org.liveseam.language.nodes.call.OriginalNode;
import org.liveseam.language.nodes.control.BlockNode;
import org.liveseam.language.nodes.control.ComprehensionNode;
import org.liveseam.language.nodes.control.IfNode;
import org.liveseam.language.nodes.control.Loop;
import org.liveseam.language.nodes.control.TryNode;
import org.liveseam.language.nodes.control.UnsafeNode;
import org.liveseam.language.nodes.expression.ConditionNode;
import org.liveseam.language.nodes.expression.ConstantNode;
import org.liveseam.language.nodes.expression.IndexNodeGen;
import org.liveseam.language.nodes.expression.InterpolationNode;
import org.liveseam.language.nodes.expression.ListNode;
import org.liveseam.language.nodes.expression.MemberNode;
import org.liveseam.language.nodes.expression.NegateNodeGen;
import org.liveseam.language.nodes.expression.NotNode;
import org.liveseam.language.nodes.expression.RangeNodeGen;
import org.liveseam.language.nodes.expression.RecordNode;
import org.liveseam.language.nodes.variable.LocalReadNodeGen;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamSignature;
import org.liveseam.language.value.SeamSize;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;

/** Expressions. */
final class ExpressionTranslator {
  private final Unit unit;
  private final FrameLayout layout;

  ExpressionTranslator(Unit unit, FrameLayout layout) {
    this.unit = unit;
    this.layout = layout;
  }

  FrameLayout layout() {
    return layout;
  }

  SeamNode translate(Expression expression) {
    SeamNode node =
        switch (expression) {
          case Expression.NullLiteral literal -> new ConstantNode(SeamNull.NULL);
          case Expression.BooleanLiteral literal -> new ConstantNode(literal.value());
          case Expression.IntegerLiteral literal -> new ConstantNode(literal.value());
          case Expression.FloatLiteral literal -> new ConstantNode(literal.value());
          case Expression.DurationLiteral literal ->
              new ConstantNode(SeamDuration.written(literal.value(), literal.text()));
          case Expression.SizeLiteral literal ->
              new ConstantNode(SeamSize.written(literal.bytes(), literal.text()));
          case Expression.StringLiteral literal -> new ConstantNode(literal.value());
          case Expression.Interpolation text -> interpolation(text);
          case Expression.Reference reference ->
              unit.variables().read(unit.analysis().binding(reference), layout);
          case Expression.ListLiteral list -> new ListNode(all(list.elements()));
          case Expression.Comprehension comprehension -> comprehension(comprehension);
          case Expression.RecordLiteral record -> record(record);
          case Expression.Unary unary ->
              switch (unary.operator()) {
                case NEGATE -> NegateNodeGen.create(translate(unary.operand()));
                case NOT -> new NotNode(translate(unary.operand()));
              };
          case Expression.Binary binary ->
              binary(binary, translate(binary.left()), translate(binary.right()));
          case Expression.Range range ->
              RangeNodeGen.create(
                  range.inclusive(), translate(range.from()), translate(range.to()));
          case Expression.Member member -> member(member);
          case Expression.Index index ->
              IndexNodeGen.create(translate(index.object()), translate(index.index()));
          case Expression.Call call -> call(call);
          case Expression.TypeValue value -> new ConstantNode(signature(value));
          case Expression.Closure closure ->
              unit.functions().closure("fn", closure.function(), layout);
          case Expression.Block block -> block(block);
          case Expression.If condition -> {
            Expression otherwise = condition.otherwise();
            yield new IfNode(
                translate(condition.condition()),
                block(condition.then()),
                otherwise == null ? null : translate(otherwise));
          }
          case Expression.Match match -> new MatchTranslator(unit, this).match(match);
          case Expression.Try attempt -> attempt(attempt);
          case Expression.Unsafe unsafe -> new UnsafeNode(block(unsafe.body()));
        };
    return node.at(expression.span()).asExpression();
  }

  SeamNode[] all(List<Expression> list) {
    return list.stream().map(this::translate).toArray(SeamNode[]::new);
  }

  SeamNode block(Expression.Block block) {
    BlockNode node =
        new StatementTranslator(unit, layout)
            .block(block.statements(), unit.analysis().definedIn(block));
    return node.at(block.span());
  }

  /**
   * The body of a loop.
   *
   * @param syntax the loop, {@code source} what it goes through
   */
  Loop loop(Object syntax, Name variable, Expression source) {
    var defined = unit.analysis().definedIn(syntax);
    return new Loop(
        layout::scratch,
        unit.variables().visible(List.of(unit.binding(variable)), source.span().end(), layout),
        layout.cells(defined),
        unit.variables().target(unit.binding(variable), layout));
  }

  SeamNode binary(Expression.Binary binary, SeamNode left, SeamNode right) {
    return OperatorTranslator.binary(binary.operator(), left, right, binary.span())
        .at(binary.span());
  }

  private SeamNode interpolation(Expression.Interpolation text) {
    return new InterpolationNode(
        text.parts().stream()
            .map(
                part ->
                    switch (part) {
                      case StringPart.Text plain ->
                          new ConstantNode(plain.value()).at(plain.span());
                      case StringPart.Hole hole -> translate(hole.expression());
                    })
            .toArray(SeamNode[]::new));
  }

  private SeamNode record(Expression.RecordLiteral record) {
    int count = record.entries().size();
    @Nullable String[] keys = new @Nullable String[count];
    SeamNode[] values = new SeamNode[count];
    for (int i = 0; i < count; i++) {
      switch (record.entries().get(i)) {
        case RecordEntry.Field field -> {
          keys[i] = field.name().text();
          values[i] = translate(field.value());
        }
        case RecordEntry.Spread spread -> values[i] = translate(spread.record());
      }
    }
    return new RecordNode(keys, values);
  }

  private static SeamSignature signature(Expression.TypeValue value) {
    return new SeamSignature(
        new NativeSignature(
            value.type().parameters().stream().map(ExpressionTranslator::nativeType).toList(),
            nativeType(value.type().result())));
  }

  private static NativeType nativeType(TypeSyntax type) {
    return TypeChecker.nativeType(type)
        .orElseThrow(() -> new IllegalStateException("passed the checks: " + type));
  }

  /**
   * {@code kernel.log} is the log of the kernel that verbs act on now, and no member of a function.
   */
  private SeamNode member(Expression.Member member) {
    Binding binding = unit.analysis().find(member);
    if (binding != null
        && binding.name().equals("log")
        && binding == Prelude.standard().bindings().get("log")) {
      SeamNode log = unit.variables().read(binding, layout);
      return new CallNode(log.at(member.span()), new @Nullable String[0], new SeamNode[0]);
    }
    return binding != null && StandardModules.all().owner(binding) != null
        ? unit.variables().read(binding, layout) // known for good: nothing is looked up
        : new MemberNode(translate(member.object()), member.name().text());
  }

  private SeamNode call(Expression.Call call) {
    Binding callee = unit.analysis().find(call.callee());
    if (callee != null && callee.kind() == Binding.Kind.ORIGINAL) {
      return new OriginalNode(
          call.arguments().stream().map(a -> translate(a.value())).toArray(SeamNode[]::new));
    }
    int count = call.arguments().size();
    @Nullable String[] names = new @Nullable String[count];
    SeamNode[] values = new SeamNode[count];
    for (int i = 0; i < count; i++) {
      Argument argument = call.arguments().get(i);
      Name name = argument.name();
      names[i] = name == null ? null : name.text();
      values[i] = translate(argument.value());
    }
    return new CallNode(translate(call.callee()), names, values);
  }

  private SeamNode comprehension(Expression.Comprehension comprehension) {
    SeamNode source = translate(comprehension.source());
    Expression condition = comprehension.condition();
    return new ComprehensionNode(
        layout.scratch(),
        loop(comprehension, comprehension.variable(), comprehension.source()),
        source,
        condition == null ? null : new ConditionNode("a condition", translate(condition)),
        block(comprehension.body()));
  }

  private SeamNode attempt(Expression.Try attempt) {
    int error = layout.scratch();
    var rescue = attempt.rescue();
    SeamNode handler = rescue == null ? null : rescue(rescue, error);
    Expression.Block ensure = attempt.ensure();
    SeamNode body = block(attempt.body());
    return new TryNode(
        error,
        handler == null ? body : body.asRescued(),
        handler,
        ensure == null ? null : block(ensure));
  }

  /** A clause that takes its error from a slot. */
  SeamNode rescue(Rescue rescue, int error) {
    SeamNode[] steps = {bind(rescue.variable(), error), block(rescue.body())};
    List<Binding> defined = List.copyOf(unit.analysis().definedIn(rescue));
    var seen = unit.variables().visible(defined, rescue.body().span().start(), layout);
    return new BlockNode(layout.cells(defined), seen, steps, true).at(rescue.span());
  }

  /** Takes what a node left in a slot into a variable. */
  private SeamNode bind(Name name, int slot) {
    return unit.variables()
        .write(unit.binding(name), LocalReadNodeGen.create(slot), layout)
        .at(name.span());
  }
}
