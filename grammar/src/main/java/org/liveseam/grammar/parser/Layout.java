package org.liveseam.grammar.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.SyntaxProblem;
import org.liveseam.grammar.SyntaxProblem.Kind;

/**
 * Turns the lexer's stream into the parser's: decides which newlines end a statement, which braces
 * open a record, which words start a statement, and where a call goes without parentheses.
 *
 * <p>What must hold of the result: brackets and strings are balanced (a missing closer is made and
 * told as a problem, a closer too many is dropped and told), statements are separated by exactly
 * one {@code NEWLINE}, and none stands before the first or behind the last of a block.
 */
public final class Layout {
  private final List<? extends Token> raw;
  private final Offsets offsets;
  private final Brackets brackets;
  private final Docs docs;
  private final List<LaidToken> laid = new ArrayList<>();
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private @Nullable Token newline;
  private @Nullable Token swallowed;
  private int strayEnd = -1;
  private int commandAfter = -1;
  private boolean tooDeep;
  private boolean endsMidStatement;

  /**
   * @param raw every token of the lexer, those of hidden channels too, the last one EOF
   */
  public Layout(String text, List<? extends Token> raw, Offsets offsets) {
    this.raw = raw;
    this.offsets = offsets;
    this.brackets = new Brackets(text, offsets);
    this.docs = new Docs(offsets);
  }

  /** What was wrong with words and brackets. */
  public List<SyntaxProblem> problems() {
    return problems;
  }

  /** Whether nesting passed the limit; the tokens are then only part of the text. */
  public boolean tooDeep() {
    return tooDeep;
  }

  /** Whether the text ends where a newline would not have ended the statement. */
  public boolean endsMidStatement() {
    return endsMidStatement;
  }

  /**
   * Offset from which brackets may be counted wrongly, so that errors of the parser tell nothing.
   */
  public int doubtfulFrom() {
    return brackets.doubtfulFrom();
  }

  /** Runs once. */
  public List<LaidToken> tokens() {
    for (int i = 0; i < raw.size() && !tooDeep; i++) {
      Token token = raw.get(i);
      switch (token.getType()) {
        case SeamLexer.DOC_COMMENT -> docs.comment(token);
        case SeamLexer.BLOCK_COMMENT -> checkClosed(token);
        case SeamLexer.NEWLINE -> newline(token);
        case SeamLexer.STRAY -> stray(token);
        case SeamLexer.EOF -> end(token);
        default -> {
          if (Words.isVisible(token)) {
            significant(token, i);
          }
        }
      }
    }
    return laid;
  }

  private void significant(Token token, int index) {
    int type = retype(token, index);
    if (type == SeamLexer.SEMICOLON && brackets.top().hasLines()) {
      separate(token);
      return;
    }
    if (swallowed != null && Words.beginsStatementOnly(type) && !typeFollows()) {
      breakOff(token, swallowed);
    }
    swallowed = null;
    boolean starts = startsStatement();
    flushNewline(type);
    Brackets.Frame frame = brackets.top();
    if (starts) {
      type = Statements.head(raw, index, type);
      frame.head = type;
      frame.header =
          type == SeamLexer.ON_BLOCK || type == SeamLexer.STAGE || type == SeamLexer.PIPELINE;
      commandAfter = type == SeamLexer.EXTERNAL ? -1 : Statements.commandAfter(raw, index, type);
    }
    switch (type) {
      case SeamLexer.IF, SeamLexer.WHILE, SeamLexer.FOR, SeamLexer.MATCH, SeamLexer.IN ->
          frame.header = true;
      case SeamLexer.ON -> frame.header |= frame.head == SeamLexer.TEST;
      // Behind them no header goes on: a body follows, or what an arm of a match gives.
      case SeamLexer.WITH, SeamLexer.FAT_ARROW -> frame.header = false;
      default -> {}
    }
    int before = laid.size();
    place(token, type, index);
    if (starts && laid.size() > before) {
      laid.get(before).setDoc(docs.take());
    } else {
      docs.drop();
    }
    if (index == commandAfter) {
      laid.add(LaidToken.made(raw.get(index + 1), SeamLexer.COMMAND, brackets.depth(), ""));
    }
  }

  private void place(Token token, int type, int index) {
    switch (type) {
      case SeamLexer.LPAREN -> open(token, type, SeamLexer.RPAREN);
      case SeamLexer.LBRACKET -> open(token, type, SeamLexer.RBRACKET);
      case SeamLexer.HOLE_OPEN -> open(token, type, SeamLexer.HOLE_CLOSE);
      case SeamLexer.STRING_OPEN -> open(token, type, SeamLexer.STRING_CLOSE);
      case SeamLexer.TEXT_OPEN -> open(token, type, SeamLexer.TEXT_CLOSE);
      case SeamLexer.LBRACE -> {
        int brace = brace(index);
        open(
            token,
            brace,
            brace == SeamLexer.RECORD_OPEN ? SeamLexer.RECORD_CLOSE : SeamLexer.BLOCK_CLOSE);
      }
      case SeamLexer.RPAREN,
          SeamLexer.RBRACKET,
          SeamLexer.RBRACE,
          SeamLexer.HOLE_CLOSE,
          SeamLexer.STRING_CLOSE,
          SeamLexer.TEXT_CLOSE ->
          close(token, type);
      default -> laid.add(new LaidToken(token, type, brackets.depth()));
    }
  }

  /** Words that look reserved and are names here, and the operators of other languages. */
  private int retype(Token token, int index) {
    int type = token.getType();
    if (type == SeamLexer.FOREIGN_OPERATOR) {
      String instead =
          switch (token.getText()) {
            case "&&" -> "and";
            case "||" -> "or";
            default -> "not";
          };
      report(Kind.FOREIGN_OPERATOR, token, token.getText(), instead);
      return switch (instead) {
        case "and" -> SeamLexer.AND;
        case "or" -> SeamLexer.OR;
        default -> SeamLexer.NOT;
      };
    }
    if (type == SeamLexer.FOREIGN_STRING) {
      report(Kind.SINGLE_QUOTES, token);
      return SeamLexer.NULL; // any value will do: the problem is told
    }
    if (Words.isReserved(type)
        && (Statements.typeAt(raw, index + 1) == SeamLexer.COLON
            || lastType() == SeamLexer.DOT
            || (swallowed == null
                && Statements.namesAnything(lastType(), type, brackets.top().head)))) {
      return SeamLexer.NAME;
    }
    return type;
  }

  private int lastType() {
    return laid.isEmpty() ? Token.EOF : laid.getLast().getType();
  }

  private boolean startsStatement() {
    if (!brackets.top().hasLines() || brackets.top().closer == SeamLexer.RECORD_CLOSE) {
      return false;
    }
    int last = lastType();
    return newline != null
        || last == Token.EOF
        || last == SeamLexer.BLOCK_OPEN
        || last == SeamLexer.VALUE_OPEN;
  }

  private int brace(int index) {
    Brackets.Frame frame = brackets.top();
    int last = lastType();
    boolean afterType =
        (last == SeamLexer.FN || last == SeamLexer.PATCH)
            && laid.size() > 1
            && laid.get(laid.size() - 2).getType() == SeamLexer.ARROW;
    boolean separated = last == SeamLexer.NEWLINE;
    if (!separated
        && (frame.header || afterType || Words.endsOperand(last) || Words.wantsBlock(last))) {
      frame.header = false;
      return SeamLexer.BLOCK_OPEN;
    }
    boolean record = last != SeamLexer.FAT_ARROW && Statements.opensRecord(raw, index);
    return record ? SeamLexer.RECORD_OPEN : SeamLexer.VALUE_OPEN;
  }

  private void open(Token token, int type, int closer) {
    if (brackets.depth() == Brackets.LIMIT) {
      report(Kind.TOO_DEEP, token);
      tooDeep = true;
      return;
    }
    laid.add(new LaidToken(token, type, brackets.depth()));
    brackets.open(token, closer);
  }

  private void close(Token token, int type) {
    if (!brackets.anyMatches(type)) {
      report(Kind.UNMATCHED_CLOSER, token, token.getText());
      return;
    }
    boolean told = false;
    while (!brackets.top().matches(type)) {
      Token opener = Objects.requireNonNull(brackets.top().opener);
      if (!told) {
        report(Kind.MISMATCHED_BRACKET, opener, opener.getText(), token.getText());
        told = true;
      }
      makeCloser(token);
    }
    int closer = brackets.close(token).closer;
    laid.add(new LaidToken(token, closer, brackets.depth()));
  }

  private void makeCloser(Token before) {
    int closer = brackets.close(before).closer;
    laid.add(LaidToken.made(before, closer, brackets.depth(), ""));
  }

  private void newline(Token token) {
    docs.newline();
    if (brackets.top().closer == SeamLexer.STRING_CLOSE) {
      problems.add(brackets.unclosed());
      makeCloser(token);
    }
    Brackets.Frame frame = brackets.top();
    if (frame.hasLines() && Words.endsStatement(lastType(), frame.head)) {
      separate(token);
    } else if (newline == null && !startsStatement()) {
      swallowed = token;
    }
  }

  private boolean typeFollows() {
    return lastType() == SeamLexer.COLON || lastType() == SeamLexer.ARROW;
  }

  /**
   * A new line starts with a word that only a statement starts with, and the one before is not
   * done: the error is there, and what follows is read on its own.
   */
  private void breakOff(Token word, Token lineEnd) {
    boolean told = false;
    while (!brackets.top().hasLines()) {
      Token opener = Objects.requireNonNull(brackets.top().opener);
      if (!told) {
        report(Kind.MISMATCHED_BRACKET, opener, opener.getText(), word.getText());
        told = true;
      }
      makeCloser(word);
    }
    separate(lineEnd);
  }

  private void separate(Token token) {
    if (newline == null) {
      newline = token;
    }
    brackets.top().header = false;
  }

  private void flushNewline(int next) {
    Token token = newline;
    newline = null;
    if (token == null || laid.isEmpty() || next == SeamLexer.CODE_BODY) {
      return;
    }
    int last = lastType();
    boolean afterOpener = last == SeamLexer.BLOCK_OPEN || last == SeamLexer.VALUE_OPEN;
    boolean beforeCloser = next == SeamLexer.RBRACE || next == SeamLexer.HOLE_CLOSE;
    if (!afterOpener && !beforeCloser && last != SeamLexer.RECORD_OPEN) {
      laid.add(new LaidToken(token, SeamLexer.NEWLINE, brackets.depth()));
    }
  }

  private void stray(Token token) {
    docs.drop();
    if (token.getStartIndex() != strayEnd) { // one of a run is enough
      report(Kind.STRAY_CHARACTER, token, firstCharacter(token.getText()));
      if (!Words.endsOperand(lastType()) && newline == null) {
        laid.add(new LaidToken(token, SeamLexer.NULL, brackets.depth())); // so the line goes on
      }
    }
    strayEnd = token.getStopIndex() + 1;
  }

  private static String firstCharacter(String text) {
    return text.substring(0, text.offsetByCodePoints(0, 1));
  }

  private void checkClosed(Token token) {
    String text = token.getText();
    if (text.length() < 4 || !text.endsWith("*/")) {
      problems.add(
          new SyntaxProblem(Kind.UNCLOSED_COMMENT, Brackets.head(offsets, (CommonToken) token, 2)));
    }
  }

  private void end(Token token) {
    if (brackets.depth() > 0) {
      problems.add(brackets.unclosed());
    }
    endsMidStatement =
        newline == null && !laid.isEmpty() && !Words.endsStatement(lastType(), brackets.top().head);
    newline = null;
    while (brackets.depth() > 0) {
      makeCloser(token);
    }
    laid.add(new LaidToken(token, Token.EOF, 0));
  }

  private void report(Kind kind, Token token, String... arguments) {
    problems.add(new SyntaxProblem(kind, offsets.span(token), arguments));
  }
}
