package org.liveseam.language.check;

import org.liveseam.grammar.tree.FunctionSignature;
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
                        p.name().text(), p.defaultValue() != null, TypeChecker.type(p.type())))
            .toList(),
        TypeChecker.type(syntax.result()));
  }
}
