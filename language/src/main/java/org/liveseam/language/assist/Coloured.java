package org.liveseam.language.assist;

import org.liveseam.grammar.Span;

/**
 * A word and what it is.
 *
 * @param declared whether it is where the name is defined
 * @param library whether the language brings it
 */
public record Coloured(Span span, Kind kind, boolean declared, boolean library) {

  /** What it is. */
  public enum Kind {
    KEYWORD,
    STRING,
    NUMBER,
    COMMENT,
    OPERATOR,
    FUNCTION,
    VARIABLE,
    CONSTANT,
    PARAMETER,
    PATCH,
    MODULE,
    MEMBER,
    TYPE,
    /** A function of a target: of a kernel, a library. */
    NATIVE
  }
}
