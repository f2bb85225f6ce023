package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/** What a replaced function belongs to. */
public sealed interface ObjectSyntax extends Syntax {

  /** {@code vmlinux}. */
  record Vmlinux(Span span) implements ObjectSyntax {}

  /** {@code module nf_nat}. */
  record Module(NameSyntax name, Span span) implements ObjectSyntax {}

  /** {@code library "libscore.so"}, or just {@code "libscore.so"}. */
  record Library(Expression name, Span span) implements ObjectSyntax {}

  /** {@code executable}. */
  record Executable(Span span) implements ObjectSyntax {}
}
