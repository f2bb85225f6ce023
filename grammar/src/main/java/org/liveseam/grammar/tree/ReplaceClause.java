package org.liveseam.grammar.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/**
 * {@code replace function F(params) at N in OBJECT with BODY, consistency MODEL, on-error VALUE}.
 *
 * @param parameters null when no parentheses were written
 * @param result the written result type, as in {@code f(a: u32) -> i32}
 * @param position {@code at N}, counted from 1 as in the kernel's {@code sympos}
 * @param object null when left out, and always inside {@code in OBJECT { }}
 * @param onError null when left out
 * @param consistency null when left out, and always inside a patch
 * @param prologueAllowed {@code , prologue allow}; false inside a patch, which says it itself
 * @param doc null in the statement form, which carries its comment itself
 */
public record ReplaceClause(
    NameSyntax function,
    @Nullable List<BodyParameter> parameters,
    @Nullable TypeSyntax result,
    @Nullable Expression position,
    @Nullable ObjectSyntax object,
    BodySyntax body,
    @Nullable OnErrorSyntax onError,
    @Nullable ConsistencySyntax consistency,
    boolean prologueAllowed,
    @Nullable DocComment doc,
    Span span)
    implements PatchItem, ObjectItem {
  public ReplaceClause {
    parameters = parameters == null ? null : List.copyOf(parameters);
  }
}
