package org.liveseam.grammar.format;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.liveseam.grammar.parser.SeamParser;

/**
 * The roles of a text's tokens, read off their neighbours in the parse tree: what stands between
 * two expressions is an operator in every rule there is or will be.
 */
final class Roles {
  private final Role[] roles;

  private Roles(int tokens) {
    roles = new Role[tokens];
    Arrays.fill(roles, Role.PLAIN);
  }

  /**
   * @param tokens how many the parser was given
   */
  static Roles of(ParseTree program, int tokens) {
    var roles = new Roles(tokens);
    Deque<ParseTree> open = new ArrayDeque<>();
    open.push(program);
    while (!open.isEmpty()) {
      ParseTree parent = open.pop();
      for (int i = 0; i < parent.getChildCount(); i++) {
        ParseTree child = parent.getChild(i);
        if (child instanceof TerminalNode leaf) {
          int index = leaf.getSymbol().getTokenIndex();
          if (index >= 0) {
            roles.roles[index] = role(leaf.getSymbol().getType(), parent, i);
          }
        } else {
          open.push(child);
        }
      }
    }
    return roles;
  }

  Role of(int tokenIndex) {
    return roles[tokenIndex];
  }

  private static Role role(int type, ParseTree parent, int at) {
    return switch (type) {
      case SeamParser.MINUS ->
          isBinary(parent, at)
              ? Role.BINARY
              : at == 0 && parent.getChildCount() == 2 ? Role.PREFIX : Role.AS_WRITTEN;
      case SeamParser.STAR -> isBinary(parent, at) ? Role.BINARY : Role.POINTER;
      case SeamParser.LPAREN, SeamParser.LBRACKET -> opener(parent, at);
      case SeamParser.COMMA -> isEnclosed(parent, at) ? Role.SEPARATOR : Role.PLAIN;
      default -> isBinary(parent, at) ? Role.BINARY : Role.PLAIN;
    };
  }

  private static Role opener(ParseTree parent, int at) {
    if (parent instanceof SeamParser.SignatureContext
        || parent instanceof SeamParser.BodyParametersContext) {
      return Role.TIGHT;
    }
    if (at == 0) {
      return parent.getChildCount() > 1 ? Role.PLAIN : Role.AS_WRITTEN;
    }
    ParseTree before = parent.getChild(at - 1);
    boolean called =
        before instanceof SeamParser.ExpressionContext || typeOf(before) == SeamParser.ASSERT;
    return called ? Role.TIGHT : Role.AS_WRITTEN;
  }

  private static boolean isBinary(ParseTree parent, int at) {
    return at > 0
        && at + 1 < parent.getChildCount()
        && parent.getChild(at - 1) instanceof SeamParser.ExpressionContext
        && parent.getChild(at + 1) instanceof SeamParser.ExpressionContext;
  }

  /** Whether the bracket around it belongs to the same rule. */
  private static boolean isEnclosed(ParseTree parent, int at) {
    int closed = 0;
    for (int i = at - 1; i >= 0; i--) {
      switch (typeOf(parent.getChild(i))) {
        case SeamParser.RPAREN,
            SeamParser.RBRACKET,
            SeamParser.BLOCK_CLOSE,
            SeamParser.RECORD_CLOSE ->
            closed++;
        case SeamParser.LPAREN,
            SeamParser.LBRACKET,
            SeamParser.BLOCK_OPEN,
            SeamParser.VALUE_OPEN,
            SeamParser.RECORD_OPEN -> {
          if (closed-- == 0) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private static int typeOf(ParseTree tree) {
    return tree instanceof TerminalNode leaf ? leaf.getSymbol().getType() : 0;
  }
}
