package org.liveseam.grammar.build;

import java.util.List;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.ConsistencyOption;
import org.liveseam.grammar.tree.ConsistencySyntax;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.NameSyntax;

/** Consistency models and what stands in their braces. */
final class ConsistencyBuilder {
  private final TreeBuilder tree;
  private final BodyBuilder bodies;

  ConsistencyBuilder(TreeBuilder tree, BodyBuilder bodies) {
    this.tree = tree;
    this.bodies = bodies;
  }

  ConsistencySyntax consistency(SeamParser.ConsistencyContext context) {
    List<NameSyntax> models = context.model().stream().map(this::model).toList();
    List<ConsistencyOption> options =
        context.consistencyOption().stream().map(this::option).toList();
    return new ConsistencySyntax(models, options, tree.span(context));
  }

  private NameSyntax model(SeamParser.ModelContext context) {
    if (context.hyphenated() != null) {
      return new NameSyntax.Written(bodies.hyphenated(context.hyphenated()));
    }
    var expression =
        context.string() != null
            ? tree.expressions().string(context.string())
            : tree.expressions().expression(context.expression());
    return new NameSyntax.Computed(expression, tree.span(context));
  }

  private ConsistencyOption option(SeamParser.ConsistencyOptionContext context) {
    Span span = tree.span(context);
    return switch (context) {
      case SeamParser.WaitOptionContext c ->
          new ConsistencyOption.Wait(tree.expressions().expression(c.expression()), span);
      case SeamParser.OnStallOptionContext c -> {
        Span word = new Span(span.start(), tree.span(c.name()).end());
        Name name = bodies.glued("on-" + c.name().getText(), word);
        yield name.text().equals("on-stall")
            ? new ConsistencyOption.OnStall(model(c.model()), span)
            : new ConsistencyOption.Unknown(name, span);
      }
      case SeamParser.UnknownConsistencyOptionContext c -> {
        var first = c.getStart();
        yield new ConsistencyOption.Unknown(new Name(first.getText(), tree.span(first)), span);
      }
      default -> throw TreeBuilder.noCase(context);
    };
  }
}
