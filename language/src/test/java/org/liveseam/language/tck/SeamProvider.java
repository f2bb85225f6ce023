package org.liveseam.language.tck;

import java.util.Collection;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.tck.InlineSnippet;
import org.graalvm.polyglot.tck.LanguageProvider;
import org.graalvm.polyglot.tck.Snippet;

/** What the suite is told of this language. */
public final class SeamProvider implements LanguageProvider {
  static final String ID = "seam";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Value createIdentityFunction(Context context) {
    return context.eval(ID, "fn(a) => a");
  }

  @Override
  public Collection<? extends Snippet> createValueConstructors(Context context) {
    return Constructors.all(context);
  }

  @Override
  public Collection<? extends Snippet> createExpressions(Context context) {
    return Expressions.all(context);
  }

  @Override
  public Collection<? extends Snippet> createStatements(Context context) {
    return Statements.all(context);
  }

  @Override
  public Collection<? extends Snippet> createScripts(Context context) {
    return Scripts.all(context);
  }

  @Override
  public Collection<? extends Source> createInvalidSyntaxScripts(Context context) {
    return List.of(
            "let x = nope",
            "fn f( {",
            "if true { 1",
            "let x =",
            "1 +",
            "\"open",
            "match 1 { 2 => }",
            "patch p { replace }",
            "let x = 1\nlet x = 2",
            "while { }")
        .stream()
        .map(text -> Source.newBuilder(ID, text, "wrong.seam").buildLiteral())
        .toList();
  }

  @Override
  public Collection<? extends InlineSnippet> createInlineScripts(Context context) {
    return Inline.all(context);
  }
}
