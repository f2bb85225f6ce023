package org.liveseam.grammar.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.BodyParameter;
import org.liveseam.grammar.tree.CallbackSyntax;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.ObjectItem;
import org.liveseam.grammar.tree.ObjectSyntax;
import org.liveseam.grammar.tree.PatchDeclaration;
import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.TypeSyntax;
import org.liveseam.grammar.tree.UnknownField;

/** Patches, their objects and replacements. */
final class PatchBuilder {
  /** Where a replacement stands, which decides what else it may say. */
  private enum Place {
    STATEMENT,
    PATCH,
    OBJECT
  }

  private final TreeBuilder tree;
  private final BodyBuilder bodies;
  private final ConsistencyBuilder consistencies;

  PatchBuilder(TreeBuilder tree) {
    this.tree = tree;
    this.bodies = new BodyBuilder(tree);
    this.consistencies = new ConsistencyBuilder(tree, bodies);
  }

  @Nullable Statement patch(SeamParser.PatchDeclarationContext c) {
    SeamParser.PatchBodyContext body = c.patchBody();
    if (body == null) {
      return fromFile(c);
    }
    Span span = tree.span(c);
    Expression version = body.expression() == null ? null : expression(body.expression());
    return new Statement.Patch(
        new PatchDeclaration(
            tree.name(c.name(0)), version, null, items(body.patchLine()), tree.doc(c), span),
        span);
  }

  private @Nullable Statement fromFile(SeamParser.PatchDeclarationContext c) {
    Name kind = tree.name(c.name(1));
    Span span = tree.span(c);
    return switch (kind.text()) {
      case "module" ->
          new Statement.Patch(
              new PatchDeclaration(
                  tree.name(c.name(0)),
                  null,
                  expression(c.expression()),
                  List.of(),
                  tree.doc(c),
                  span),
              span);
      case "diff" -> {
        Span words = new Span(tree.span(c.FROM()).start(), kind.span().end());
        tree.report(Kind.NOT_IN_THIS_EDITION_YET, words, "patch from diff");
        yield null;
      }
      default -> {
        tree.report(
            Kind.UNEXPECTED_TOKEN, kind.span(), "`" + kind.text() + "`", "`module` or `diff`");
        yield null;
      }
    };
  }

  ReplaceClause statement(SeamParser.ReplaceClauseContext context) {
    return replace(context, Place.STATEMENT);
  }

  private List<PatchItem> items(List<SeamParser.PatchLineContext> lines) {
    List<PatchItem> items = new ArrayList<>();
    for (SeamParser.PatchLineContext line : lines) {
      PatchItem item = line.exception == null ? item(line.patchItem()) : null;
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private @Nullable PatchItem item(SeamParser.PatchItemContext context) {
    Span span = tree.span(context);
    return switch (context) {
      case SeamParser.ReasonContext c -> new PatchItem.Reason(expression(c.expression()), span);
      case SeamParser.FixesContext c -> new PatchItem.Fixes(expression(c.expression()), span);
      case SeamParser.RequiresContext c ->
          new PatchItem.Requires(tree.name(c.name()), expression(c.expression()), span);
      case SeamParser.ConsistencyItemContext c ->
          new PatchItem.Consistency(consistencies.consistency(c.consistency()), span);
      case SeamParser.ReplacesAllContext _ -> new PatchItem.ReplacesAll(span);
      case SeamParser.PrologueItemContext c ->
          new PatchItem.Prologue(ReplaceOptions.allows(tree, c.name()), span);
      case SeamParser.ObjectBlockContext c ->
          new PatchItem.ObjectBlock(object(c.object()), objectItems(c.objectLine()), span);
      case SeamParser.PatchReplaceContext c -> replace(c.replaceClause(), Place.PATCH);
      case SeamParser.PatchCallbackContext c -> {
        tree.report(Kind.MISPLACED, span, words(c.callback()), "in OBJECT { }");
        yield null;
      }
      case SeamParser.PatchShadowContext c ->
          new PatchItem.Shadow(
              tree.name(c.shadow().name()),
              tree.functions().cType(c.shadow().cType(0)),
              tree.functions().cType(c.shadow().cType(1)),
              span);
      case SeamParser.PatchStateContext c -> state(c.state(), span);
      case SeamParser.PatchUnknownContext c -> unknown(c.unknownField());
      default -> throw TreeBuilder.noCase(context);
    };
  }

  private PatchItem state(SeamParser.StateContext c, Span span) {
    Name word = tree.name(c.name());
    if (!word.text().equals("version")) {
      tree.report(Kind.UNEXPECTED_TOKEN, word.span(), "`" + word.text() + "`", "`version`");
    }
    return new PatchItem.State(expression(c.expression(0)), expression(c.expression(1)), span);
  }

  private List<ObjectItem> objectItems(List<SeamParser.ObjectLineContext> lines) {
    List<ObjectItem> items = new ArrayList<>();
    for (SeamParser.ObjectLineContext line : lines) {
      if (line.exception == null) {
        items.add(objectItem(line.objectItem()));
      }
    }
    return items;
  }

  private ObjectItem objectItem(SeamParser.ObjectItemContext context) {
    return switch (context) {
      case SeamParser.ObjectReplaceContext c -> replace(c.replaceClause(), Place.OBJECT);
      case SeamParser.ObjectCallbackContext c -> callback(c.callback());
      case SeamParser.ObjectUnknownFieldContext c -> unknown(c.objectUnknown());
      default -> throw TreeBuilder.noCase(context);
    };
  }

  private UnknownField unknown(org.antlr.v4.runtime.ParserRuleContext context) {
    var first = context.getStart();
    if (first.getType() == SeamParser.INCLUDE) {
      tree.report(Kind.MISPLACED, tree.span(first), "include", "the line on which its body ends");
    }
    return new UnknownField(new Name(first.getText(), tree.span(first)), tree.span(context));
  }

  private ReplaceClause replace(SeamParser.ReplaceClauseContext c, Place place) {
    SeamParser.BodyParametersContext written = c.bodyParameters();
    List<BodyParameter> parameters =
        written == null ? null : tree.functions().bodyParameters(written);
    TypeSyntax result = written == null ? null : tree.functions().typeOrNull(written.type());
    ObjectSyntax object = c.object() == null ? null : object(c.object());
    if (object != null && place == Place.OBJECT) {
      tree.report(Kind.MISPLACED, tree.span(c.IN()), "in", "the block around it");
      object = null;
    }
    var options = new ReplaceOptions(tree, consistencies, bodies, place == Place.STATEMENT);
    c.replaceOption().forEach(options::option);
    return new ReplaceClause(
        bodies.name(c.nameSyntax()),
        parameters,
        result,
        c.expression() == null ? null : expression(c.expression()),
        object,
        bodies.body(c.body()),
        options.onError(),
        options.consistency(),
        options.prologueAllowed(),
        place == Place.STATEMENT ? null : tree.doc(c),
        tree.span(c));
  }

  private CallbackSyntax callback(SeamParser.CallbackContext c) {
    boolean before = c.BEFORE() != null;
    boolean patch = c.PATCH() != null;
    CallbackSyntax.Kind kind;
    if (before) {
      kind = patch ? CallbackSyntax.Kind.BEFORE_PATCH : CallbackSyntax.Kind.BEFORE_UNPATCH;
    } else {
      kind = patch ? CallbackSyntax.Kind.AFTER_PATCH : CallbackSyntax.Kind.AFTER_UNPATCH;
    }
    return new CallbackSyntax(kind, bodies.inlineC(c.inlineC()), tree.doc(c), tree.span(c));
  }

  private static String words(SeamParser.CallbackContext c) {
    return (c.BEFORE() != null ? "before " : "after ") + (c.PATCH() != null ? "patch" : "unpatch");
  }

  private ObjectSyntax object(SeamParser.ObjectContext context) {
    Span span = tree.span(context);
    return switch (context) {
      case SeamParser.VmlinuxContext _ -> new ObjectSyntax.Vmlinux(span);
      case SeamParser.ModuleContext c -> new ObjectSyntax.Module(bodies.name(c.nameSyntax()), span);
      case SeamParser.LibraryObjectContext c ->
          new ObjectSyntax.Library(expression(c.expression()), span);
      case SeamParser.ExecutableContext _ -> new ObjectSyntax.Executable(span);
      case SeamParser.LibraryNameContext c ->
          new ObjectSyntax.Library(tree.expressions().string(c.string()), span);
      default -> throw TreeBuilder.noCase(context);
    };
  }

  private Expression expression(SeamParser.ExpressionContext context) {
    return tree.expressions().expression(context);
  }
}
