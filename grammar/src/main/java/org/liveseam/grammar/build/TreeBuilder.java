package org.liveseam.grammar.build;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.LaidToken;
import org.liveseam.grammar.parser.Offsets;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.DocComment;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Program;

/**
 * What the builders of all families share. A builder serves one text.
 *
 * <p>The builders are given whole contexts only: a line with a syntax error is marked by the parser
 * and left out. What the grammar cannot say, they check while building.
 */
public final class TreeBuilder {
  private final String text;
  private final Offsets offsets;
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private final StatementBuilder statements;
  private final ExpressionBuilder expressions;
  private final FunctionBuilder functions;
  private final PatchBuilder patches;

  public TreeBuilder(String text, Offsets offsets) {
    this.text = text;
    this.offsets = offsets;
    this.statements = new StatementBuilder(this);
    this.expressions = new ExpressionBuilder(this);
    this.functions = new FunctionBuilder(this);
    this.patches = new PatchBuilder(this);
  }

  public Program program(SeamParser.ProgramContext context) {
    return new Program(statements.lines(context.line()), new Span(0, text.length()));
  }

  /** For a text that could not be followed at all. */
  public Program empty() {
    return new Program(List.of(), new Span(0, text.length()));
  }

  /** What was found wrong while building. */
  public List<SyntaxProblem> problems() {
    return problems;
  }

  StatementBuilder statements() {
    return statements;
  }

  ExpressionBuilder expressions() {
    return expressions;
  }

  FunctionBuilder functions() {
    return functions;
  }

  PatchBuilder patches() {
    return patches;
  }

  Span span(ParserRuleContext context) {
    return offsets.span(context.getStart(), context.getStop());
  }

  Span span(Token token) {
    return offsets.span(token);
  }

  Span span(TerminalNode node) {
    return offsets.span(node.getSymbol());
  }

  /** From one code point to before another. */
  Span span(int start, int end) {
    return offsets.span(start, end);
  }

  /** The written text of a span. */
  String written(Span span) {
    return text.substring(span.start(), span.end());
  }

  Name name(SeamParser.NameContext context) {
    return new Name(context.getText(), span(context));
  }

  @Nullable DocComment doc(ParserRuleContext context) {
    return ((LaidToken) context.getStart()).doc();
  }

  void report(Kind kind, Span span, String... arguments) {
    problems.add(new SyntaxProblem(kind, span, arguments));
  }

  static IllegalStateException noCase(ParserRuleContext context) {
    return new IllegalStateException("no case for " + context.getClass().getSimpleName());
  }
}
