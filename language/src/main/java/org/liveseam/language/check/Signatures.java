package org.liveseam.language.check;

import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.FunctionSignature;
import org.liveseam.grammar.tree.Parameter;
import org.liveseam.grammar.tree.TypeSyntax;
import org.liveseam.language.value.SeamType;
import org.liveseam.language.value.Signature;

/** What functions take, from what is written. */
public final class Signatures {
  private Signatures() {}

  /** What callers must give; says nothing about what is wrong with it. */
  public static Signature of(String name, FunctionSignature syntax) {
    return new Signature(
        name,
        syntax.parameters().stream()
            .map(
                p ->
                    new Signature.Parameter(
                        p.name().text(),
                        p.defaultValue() != null,
                        TypeChecker.type(p.type()),
                        takesNull(p)))
            .toList(),
        TypeChecker.type(syntax.result()));
  }

  /** The same of a native one: its parameters are called by their types. */
  static Signature ofNative(String name, TypeSyntax.Function syntax) {
    SeamType result = TypeChecker.type(syntax.result());
    return new Signature(
        name,
        syntax.parameters().stream()
            .map(p -> new Signature.Parameter(p.text(), false, TypeChecker.type(p)))
            .toList(),
        // Text that is not there comes back as null.
        result == SeamType.STR ? SeamType.ANY : result);
  }

  /** Whose default is {@code null}, takes it from callers, too. */
  public static boolean takesNull(Parameter parameter) {
    return parameter.defaultValue() instanceof Expression.NullLiteral;
  }
}
