package org.liveseam.language.assist;

import java.util.List;
import org.liveseam.grammar.Span;

/**
 * Something that a file declares.
 *
 * @param name as it is written
 * @param detail what else there is to say on one line; may be empty
 * @param span all of it
 * @param word its name
 * @param children what it is made of
 */
public record Symbol(
    String name, Kind kind, String detail, Span span, Span word, List<Symbol> children) {
  public Symbol {
    children = List.copyOf(children);
  }

  /** What it is. */
  public enum Kind {
    PATCH,
    OBJECT,
    REPLACED,
    CALLBACK,
    SHADOW,
    STATE,
    FUNCTION,
    VALUE,
    PARAM,
    IMPORT,
    LIBRARY,
    TEST,
    PIPELINE,
    STAGE
  }
}
