package org.liveseam.grammar.tree;

import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/** What stands on a line of its own: declarations, control flow and expressions. */
public sealed interface Statement extends Syntax {

  /** {@code edition 1}. */
  record Edition(Expression number, Span span) implements Statement {}

  /** {@code import "fixes.seam" as fixes}. */
  record Import(Expression path, Name alias, Span span) implements Statement {}

  /** {@code let x: i32 = 1}; bound once. */
  record Let(
      Name name, @Nullable TypeSyntax type, Expression value, @Nullable DocComment doc, Span span)
      implements Statement {}

  /** {@code var x = 1}; may be assigned again. */
  record Var(
      Name name, @Nullable TypeSyntax type, Expression value, @Nullable DocComment doc, Span span)
      implements Statement {}

  /**
   * {@code param soak: duration = 10m}: bound once, to what is given from outside.
   *
   * @param defaultValue null if a value must be given
   */
  record Param(
      Name name,
      @Nullable TypeSyntax type,
      @Nullable Expression defaultValue,
      @Nullable DocComment doc,
      Span span)
      implements Statement {}

  /** {@code x = 2}. */
  record Assignment(Name target, Expression value, Span span) implements Statement {}

  /** {@code fn greet(name) { .. }}; hoisted. */
  record Function(Name name, FunctionSyntax function, @Nullable DocComment doc, Span span)
      implements Statement {}

  /** {@code external fn read(path: str) -> str}: declared in Seam, carried out elsewhere. */
  record ExternalFunction(
      Name name, FunctionSignature signature, @Nullable DocComment doc, Span span)
      implements Statement {}

  /** {@code patch NAME "1.0" { .. }}; hoisted. */
  record Patch(PatchDeclaration declaration, Span span) implements Statement {}

  /** {@code replace function F with BODY} as a statement: a whole patch named after F. */
  record Replace(ReplaceClause clause, @Nullable DocComment doc, Span span) implements Statement {}

  /**
   * {@code library "libscore.so" from "score.c"}: native code of this process.
   *
   * @param name a file name, or a path to the library
   * @param source C to compile it from; null for a library that is there
   */
  record Library(Expression name, @Nullable Expression source, @Nullable DocComment doc, Span span)
      implements Statement {}

  /**
   * {@code test "name" on T { .. }}.
   *
   * @param target null when it runs on the current target
   */
  record Test(
      Expression name,
      @Nullable Expression target,
      Expression.Block body,
      @Nullable DocComment doc,
      Span span)
      implements Statement {}

  /**
   * {@code pipeline rollout, deadline 1h { .. } rescue e { .. } ensure { .. }}: acts, and takes
   * back what it did when it fails.
   *
   * @param deadline null when it may take as long as it wants
   */
  record Pipeline(
      Name name,
      @Nullable Expression deadline,
      Expression.Block body,
      @Nullable Rescue rescue,
      Expression.@Nullable Block ensure,
      @Nullable DocComment doc,
      Span span)
      implements Statement {}

  /**
   * {@code stage live on T, deadline 10m { .. }}: a step of a pipeline.
   *
   * @param target null when it acts on the current target
   * @param deadline null when it may take as long as it wants
   */
  record Stage(
      Name name,
      @Nullable Expression target,
      @Nullable Expression deadline,
      Expression.Block body,
      Span span)
      implements Statement {}

  /** {@code on T { .. }}: the verbs inside act on T. */
  record On(Expression target, Expression.Block body, Span span) implements Statement {}

  /** {@code for x in xs { .. }}. */
  record For(Name variable, Expression source, Expression.Block body, Span span)
      implements Statement {}

  /** {@code while condition { .. }}. */
  record While(Expression condition, Expression.Block body, Span span) implements Statement {}

  /** {@code break}. */
  record Break(Span span) implements Statement {}

  /** {@code continue}. */
  record Continue(Span span) implements Statement {}

  /** {@code return} with or without a value. */
  record Return(@Nullable Expression value, Span span) implements Statement {}

  /** {@code assert condition, "message"}. */
  record Assert(Expression condition, @Nullable Expression message, Span span)
      implements Statement {}

  /** An expression on its own; the last one of a block is the block's value. */
  record Evaluate(Expression expression, Span span) implements Statement {}
}
