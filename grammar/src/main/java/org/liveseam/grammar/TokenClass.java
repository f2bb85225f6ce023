package org.liveseam.grammar;

/** What a token is to a reader. */
public enum TokenClass {
  /** A reserved word, or a contextual one where it has its meaning. */
  KEYWORD,
  /** Any other word. */
  NAME,
  /** Quotes, text and escapes of a string; not the expressions in its holes. */
  STRING,
  /** A number, duration or size. */
  NUMBER,
  /** A comment of any kind. */
  COMMENT,
  /** The body of {@code c { }}, braces included. */
  C_CODE,
  /** An operator. */
  OPERATOR,
  /** Brackets, commas, colons, semicolons, and the borders of holes. */
  PUNCTUATION,
  /** Characters that belong nowhere. */
  ERROR
}
