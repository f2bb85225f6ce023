package org.liveseam.grammar.tree;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/** What has a value. */
public sealed interface Expression extends Syntax {

  /** {@code null}. */
  record NullLiteral(Span span) implements Expression {}

  /** {@code true} or {@code false}. */
  record BooleanLiteral(boolean value, Span span) implements Expression {}

  /** {@code 42}, {@code 0xff}, {@code 0b1010}, {@code 1_000}; a minus before it is folded in. */
  record IntegerLiteral(long value, Span span) implements Expression {}

  /** {@code 1.5}, {@code 2.0e-3}; a minus before it is folded in. */
  record FloatLiteral(double value, Span span) implements Expression {}

  /**
   * {@code 250ms}, {@code 10s}, {@code 5m}, {@code 2h}.
   *
   * @param text as it was written
   */
  record DurationLiteral(Duration value, String text, Span span) implements Expression {}

  /**
   * {@code 4KiB}.
   *
   * @param text as it was written
   */
  record SizeLiteral(long bytes, String text, Span span) implements Expression {}

  /**
   * A string without holes.
   *
   * @param value with its escapes replaced
   */
  record StringLiteral(String value, Span span) implements Expression {}

  /** {@code "left ${right}"}: a string with at least one hole. */
  record Interpolation(List<StringPart> parts, Span span) implements Expression {
    public Interpolation {
      parts = List.copyOf(parts);
    }
  }

  /** A name that is read. */
  record Reference(String name, Span span) implements Expression {}

  /** {@code [1, 2, 3]}. */
  record ListLiteral(List<Expression> elements, Span span) implements Expression {
    public ListLiteral {
      elements = List.copyOf(elements);
    }
  }

  /** {@code [for x in xs if x > 1 { x * x }]}. */
  record Comprehension(
      Name variable, Expression source, @Nullable Expression condition, Block body, Span span)
      implements Expression {}

  /** {@code {a: 1, "b": 2, ...r}}; entries in the order they were written. */
  record RecordLiteral(List<RecordEntry> entries, Span span) implements Expression {
    public RecordLiteral {
      entries = List.copyOf(entries);
    }
  }

  /** {@code not x}, {@code -x}. */
  record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {}

  /** {@code a + b}; {@code and} and {@code or} evaluate their right side only when needed. */
  record Binary(
      BinaryOperator operator, Span operatorSpan, Expression left, Expression right, Span span)
      implements Expression {}

  /**
   * {@code a..b} or {@code a..<b}.
   *
   * @param inclusive whether b belongs to it
   */
  record Range(Expression from, Expression to, boolean inclusive, Span span)
      implements Expression {}

  /** {@code a.name}. */
  record Member(Expression object, Name name, Span span) implements Expression {}

  /** {@code xs[0]}. */
  record Index(Expression object, Expression index, Span span) implements Expression {}

  /**
   * {@code f(a, b: 1)}, or {@code f a, b: 1}.
   *
   * @param command whether it was written without parentheses
   */
  record Call(Expression callee, List<Argument> arguments, boolean command, Span span)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code (i32, ptr) -> i32} as a value: what a native function takes and gives. */
  record TypeValue(TypeSyntax.Function type, Span span) implements Expression {}

  /** {@code fn(x) { .. }} as a value. */
  record Closure(FunctionSyntax function, Span span) implements Expression {}

  /** {@code { statements }}; its value is that of the last one when that is an expression. */
  record Block(List<Statement> statements, Span span) implements Expression {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  /**
   * {@code if c { .. } else if d { .. } else { .. }}.
   *
   * @param otherwise an {@link If}, a {@link Block} or null
   */
  record If(Expression condition, Block then, @Nullable Expression otherwise, Span span)
      implements Expression {}

  /** {@code match v { 1 => "one", n if n > 5 => "many", _ => "other" }}; the first that fits. */
  record Match(Expression value, List<MatchArm> arms, Span span) implements Expression {
    public Match {
      arms = List.copyOf(arms);
    }
  }

  /** {@code try { .. } rescue e { .. } ensure { .. }}; at least one of the two follows. */
  record Try(Block body, @Nullable Rescue rescue, @Nullable Block ensure, Span span)
      implements Expression {}

  /** {@code unsafe { .. }}. */
  record Unsafe(Block body, Span span) implements Expression {}
}
