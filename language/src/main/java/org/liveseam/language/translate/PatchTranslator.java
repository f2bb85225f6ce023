package org.liveseam.language.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.liveseam.grammar.tree.BodyParameter;
import org.liveseam.grammar.tree.CallbackSyntax;
import org.liveseam.grammar.tree.ConsistencyOption;
import org.liveseam.grammar.tree.ConsistencySyntax;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.NameSyntax;
import org.liveseam.grammar.tree.ObjectItem;
import org.liveseam.grammar.tree.ObjectSyntax;
import org.liveseam.grammar.tree.PatchDeclaration;
import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.grammar.tree.UnknownField;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.ConsistencyChecker;
import org.liveseam.language.check.PatchRules;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.expression.ConstantNode;
import org.liveseam.language.nodes.patch.ConsistencyNode;
import org.liveseam.language.nodes.patch.HomeNode;
import org.liveseam.language.nodes.patch.LibraryNode;
import org.liveseam.language.nodes.patch.ModulePatchNode;
import org.liveseam.language.nodes.patch.ObjectNode;
import org.liveseam.language.nodes.patch.PatchNode;
import org.liveseam.language.nodes.patch.ReplaceNode;
import org.liveseam.language.nodes.patch.StateNode;
import org.liveseam.language.nodes.patch.ValueNode;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Shadow;

/** Descriptions of patches. */
final class PatchTranslator {
  private final Unit unit;

  PatchTranslator(Unit unit) {
    this.unit = unit;
  }

  /** Makes a declared patch known; it is evaluated when it is first read. */
  void declare(PatchDeclaration patch) {
    Binding binding = unit.binding(patch.name());
    var layout = new FrameLayout(unit.analysis().routine(patch));
    var expressions = new ExpressionTranslator(unit, layout);
    Expression module = patch.module();
    if (module != null) {
      var folder = unit.text().folder();
      SeamNode read =
          new ModulePatchNode(
              patch.name().text(),
              folder,
              value(module, expressions, path -> PatchRules.moduleFile(path, folder)));
      put(binding, layout, patch, read);
      return;
    }
    var fields = new PatchNode.Fields(patch.name().text());
    Expression version = patch.version();
    if (version != null) {
      fields.version(value(version, expressions, PatchRules::version));
    }
    patch.items().forEach(item -> item(item, fields, expressions));
    put(binding, layout, patch, new PatchNode(fields));
  }

  private void put(Binding binding, FrameLayout layout, PatchDeclaration patch, SeamNode node) {
    SeamNode body = node.at(patch.span()).asRootBody();
    unit.patch(binding, unit.root(layout, "patch " + patch.name().text(), patch, body));
  }

  /** The one-statement form. */
  SeamNode statement(ReplaceClause clause, FrameLayout layout) {
    var expressions = new ExpressionTranslator(unit, layout);
    String written = clause.function() instanceof NameSyntax.Written name ? name.name().text() : "";
    var fields = new PatchNode.Fields(org.liveseam.language.check.PatchChecker.patchName(written));
    if (clause.function() instanceof NameSyntax.Computed computed) {
      fields.name(value(computed.expression(), expressions, PatchRules::symbol));
    }
    fields.objects(bare(clause, expressions));
    ConsistencySyntax consistency = clause.consistency();
    if (consistency != null) {
      fields.consistency(consistency(consistency, expressions));
    }
    fields.prologues(clause.prologueAllowed());
    return new PatchNode(fields).at(clause.span());
  }

  /** {@code library NAME from SOURCE}. */
  SeamNode library(Statement.Library library, ExpressionTranslator expressions) {
    Expression source = library.source();
    var folder = unit.text().folder();
    return new LibraryNode(
        folder,
        value(
            library.name(),
            expressions,
            name -> PatchRules.library(name, library.source() != null)),
        source == null
            ? null
            : value(source, expressions, path -> PatchRules.source(path, folder)));
  }

  private void item(PatchItem item, PatchNode.Fields fields, ExpressionTranslator expressions) {
    switch (item) {
      case PatchItem.Reason reason ->
          fields.reason(value(reason.value(), expressions, PatchRules::reason));
      case PatchItem.Fixes fixes ->
          fields.fixes(value(fixes.value(), expressions, PatchRules::fixes));
      case PatchItem.Requires requires ->
          fields.requires(value(requires.value(), expressions, PatchRules::pattern));
      case PatchItem.Consistency model ->
          fields.consistency(consistency(model.consistency(), expressions));
      case PatchItem.ReplacesAll all -> fields.replacesAll();
      case PatchItem.Prologue prologue -> fields.prologues(prologue.allowed());
      case PatchItem.Shadow shadow ->
          fields.shadow(
              new Shadow(
                  shadow.name().text(),
                  shadow.type().text(),
                  shadow.owner().text(),
                  unit.span(shadow)));
      case PatchItem.State state ->
          fields.state(
              new StateNode(
                  value(state.id(), expressions, PatchRules::stateId),
                  value(state.version(), expressions, PatchRules::stateVersion),
                  unit.span(state)));
      case PatchItem.ObjectBlock block -> fields.objects(object(block, expressions));
      case ReplaceClause clause -> fields.objects(bare(clause, expressions));
      case UnknownField field -> throw unchecked(field);
    }
  }

  private ObjectNode bare(ReplaceClause clause, ExpressionTranslator expressions) {
    ObjectSyntax object = clause.object();
    return new ObjectNode(
        unit.span(object == null ? clause : object),
        object == null
            ? new HomeNode.Open(unit.analysis().side(clause))
            : home(object, expressions),
        new ReplaceNode[] {replace(clause, expressions)},
        List.of());
  }

  private ObjectNode object(PatchItem.ObjectBlock block, ExpressionTranslator expressions) {
    List<ReplaceNode> functions = new ArrayList<>();
    List<Callback> callbacks = new ArrayList<>();
    for (ObjectItem item : block.items()) {
      switch (item) {
        case ReplaceClause clause -> functions.add(replace(clause, expressions));
        case CallbackSyntax callback ->
            callbacks.add(
                new Callback(
                    kind(callback.kind()),
                    BodyTranslator.inline(callback.body(), unit),
                    unit.span(callback)));
        case UnknownField field -> throw unchecked(field);
      }
    }
    return new ObjectNode(
        unit.span(block.object()),
        home(block.object(), expressions),
        functions.toArray(ReplaceNode[]::new),
        callbacks);
  }

  private HomeNode home(ObjectSyntax object, ExpressionTranslator expressions) {
    return switch (object) {
      case ObjectSyntax.Vmlinux vmlinux -> new HomeNode.Fixed(new ObjectRef.Vmlinux());
      case ObjectSyntax.Module module ->
          new HomeNode.Module(name(module.name(), expressions, PatchRules::module));
      case ObjectSyntax.Library library ->
          new HomeNode.Library(value(library.name(), expressions, PatchRules::library));
      case ObjectSyntax.Executable executable -> new HomeNode.Fixed(new ObjectRef.Executable());
    };
  }

  private ReplaceNode replace(ReplaceClause clause, ExpressionTranslator expressions) {
    List<BodyParameter> parameters = clause.parameters();
    Expression position = clause.position();
    return new ReplaceNode(
        unit.span(clause),
        name(clause.function(), expressions, PatchRules::symbol),
        parameters == null ? List.of() : parameters.stream().map(p -> p.name().text()).toList(),
        BodyTranslator.writtenType(clause),
        position == null ? null : value(position, expressions, PatchRules::position),
        new BodyTranslator(unit, expressions).body(clause));
  }

  private static Callback.Kind kind(CallbackSyntax.Kind kind) {
    return switch (kind) {
      case BEFORE_PATCH -> Callback.Kind.BEFORE_PATCH;
      case AFTER_PATCH -> Callback.Kind.AFTER_PATCH;
      case BEFORE_UNPATCH -> Callback.Kind.BEFORE_UNPATCH;
      case AFTER_UNPATCH -> Callback.Kind.AFTER_UNPATCH;
    };
  }

  private ConsistencyNode consistency(
      ConsistencySyntax consistency, ExpressionTranslator expressions) {
    ValueNode wait = null;
    ValueNode policy = null;
    for (ConsistencyOption option : consistency.options()) {
      switch (option) {
        case ConsistencyOption.Wait w ->
            wait = value(w.deadline(), expressions, PatchRules::patience);
        case ConsistencyOption.OnStall stall ->
            policy = name(stall.policy(), expressions, ConsistencyChecker::policy);
        case ConsistencyOption.Unknown unknown -> throw unchecked(unknown);
      }
    }
    return new ConsistencyNode(
        unit.span(consistency),
        consistency.models().stream()
            .map(model -> name(model, expressions, ConsistencyChecker::model))
            .toArray(ValueNode[]::new),
        wait,
        policy);
  }

  static ValueNode name(
      NameSyntax name,
      ExpressionTranslator expressions,
      Function<Object, Optional<Diagnostic>> rule) {
    return switch (name) {
      case NameSyntax.Written written -> constant(written, written.name().text(), rule);
      case NameSyntax.Computed computed -> value(computed.expression(), expressions, rule);
    };
  }

  static ValueNode constant(
      Syntax where, Object value, Function<Object, Optional<Diagnostic>> rule) {
    return new ValueNode(new ConstantNode(value).at(where.span()), rule);
  }

  static ValueNode value(
      Expression expression,
      ExpressionTranslator expressions,
      Function<Object, Optional<Diagnostic>> rule) {
    return new ValueNode(expressions.translate(expression), rule);
  }

  private static IllegalStateException unchecked(Syntax syntax) {
    return new IllegalStateException("passed the checks: " + syntax);
  }
}
