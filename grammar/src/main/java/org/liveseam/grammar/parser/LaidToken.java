package org.liveseam.grammar.parser;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.DocComment;

/** A token that knows its place among the brackets. */
public final class LaidToken extends CommonToken {
  private static final long serialVersionUID = 1L;
  private final int depth;
  private final boolean made;
  private transient @Nullable DocComment doc;

  LaidToken(Token from, int type, int depth) {
    super(from);
    setType(type);
    setChannel(DEFAULT_CHANNEL);
    this.depth = depth;
    this.made = false;
  }

  private LaidToken(Token before, int type, int depth, String text) {
    super(before);
    setType(type);
    setChannel(DEFAULT_CHANNEL);
    setText(text);
    setStopIndex(before.getStartIndex() - 1);
    this.depth = depth;
    this.made = true;
  }

  /** A token of no width in front of another. */
  static LaidToken made(Token before, int type, int depth, String text) {
    return new LaidToken(before, type, depth, text);
  }

  /** Number of brackets and strings open around it; a bracket itself belongs outside. */
  public int depth() {
    return depth;
  }

  /** Whether it stands for something that was not written; errors at it are told elsewhere. */
  public boolean isMade() {
    return made;
  }

  /** The comment above it, when it starts a statement. */
  public @Nullable DocComment doc() {
    return doc;
  }

  void setDoc(@Nullable DocComment doc) {
    this.doc = doc;
  }
}
