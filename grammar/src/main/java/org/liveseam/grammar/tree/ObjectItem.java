package org.liveseam.grammar.tree;

/** What stands in {@code in OBJECT { }}. */
public sealed interface ObjectItem extends Syntax
    permits ReplaceClause, CallbackSyntax, UnknownField {}
