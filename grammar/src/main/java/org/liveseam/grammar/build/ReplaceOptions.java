package org.liveseam.grammar.build;

import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.ConsistencySyntax;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.OnErrorSyntax;

/** What may follow the body of one replacement, behind commas, each once and in any order. */
final class ReplaceOptions {
  private static final String ONCE = "behind the body, once";

  private final TreeBuilder tree;
  private final ConsistencyBuilder consistencies;
  private final BodyBuilder bodies;
  private final boolean statement;
  private @Nullable ConsistencySyntax consistency;
  private @Nullable OnErrorSyntax onError;
  private @Nullable Boolean prologue;

  /**
   * @param statement whether the replacement is a statement, which alone says its consistency
   */
  ReplaceOptions(
      TreeBuilder tree, ConsistencyBuilder consistencies, BodyBuilder bodies, boolean statement) {
    this.tree = tree;
    this.consistencies = consistencies;
    this.bodies = bodies;
    this.statement = statement;
  }

  @Nullable ConsistencySyntax consistency() {
    return consistency;
  }

  @Nullable OnErrorSyntax onError() {
    return onError;
  }

  boolean prologueAllowed() {
    return prologue != null && prologue;
  }

  void option(SeamParser.ReplaceOptionContext context) {
    switch (context) {
      case SeamParser.ConsistencyOfReplaceContext c -> consistency(c);
      case SeamParser.OnErrorOptionContext c -> onError(c);
      case SeamParser.PrologueOptionContext c -> prologue(c);
      default -> throw TreeBuilder.noCase(context);
    }
  }

  private void prologue(SeamParser.PrologueOptionContext c) {
    Span word = tree.span(c.PROLOGUE());
    if (!statement) {
      tree.report(Kind.MISPLACED, word, "prologue", "the patch");
    } else if (prologue != null) {
      tree.report(Kind.MISPLACED, word, "prologue", ONCE);
    } else {
      prologue = allows(tree, c.name());
    }
  }

  /** What stands behind {@code prologue}. */
  static boolean allows(TreeBuilder tree, SeamParser.NameContext c) {
    Name answer = tree.name(c);
    boolean allows = answer.text().equals("allow");
    if (!allows && !answer.text().equals("deny")) {
      tree.report(
          Kind.UNEXPECTED_TOKEN, answer.span(), "`" + answer.text() + "`", "`allow` or `deny`");
    }
    return allows;
  }

  private void consistency(SeamParser.ConsistencyOfReplaceContext c) {
    Span word = tree.span(c.CONSISTENCY());
    if (!statement) {
      tree.report(Kind.MISPLACED, word, "consistency", "the patch");
    } else if (consistency != null) {
      tree.report(Kind.MISPLACED, word, "consistency", ONCE);
    } else {
      consistency = consistencies.consistency(c.consistency());
    }
  }

  private void onError(SeamParser.OnErrorOptionContext c) {
    Span word = new Span(tree.span(c.ON()).start(), tree.span(c.name()).end());
    Name name = bodies.glued("on-" + c.name().getText(), word);
    if (!name.text().equals("on-error")) {
      tree.report(Kind.UNEXPECTED_TOKEN, word, "`" + name.text() + "`", "`on-error`");
    } else if (onError != null) {
      tree.report(Kind.MISPLACED, word, "on-error", ONCE);
    } else {
      Expression value = tree.expressions().expression(c.expression());
      boolean original =
          value instanceof Expression.Reference reference && reference.name().equals("original");
      onError = new OnErrorSyntax(original ? null : value, tree.span(c));
    }
  }
}
