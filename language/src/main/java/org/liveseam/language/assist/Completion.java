package org.liveseam.language.assist;

/**
 * One thing that may be written.
 *
 * @param text what is inserted
 * @param label what is shown; mostly the same
 * @param detail its prototype on one line; may be empty
 * @param doc in Markdown; may be empty
 */
public record Completion(String text, String label, Kind kind, String detail, String doc) {

  Completion(String text, Kind kind, String detail, String doc) {
    this(text, text, kind, detail, doc);
  }

  /** What it is. */
  public enum Kind {
    KEYWORD,
    FUNCTION,
    VERB,
    VARIABLE,
    CONSTANT,
    PARAMETER,
    ARGUMENT,
    PATCH,
    MODULE,
    MEMBER,
    TYPE,
    FILE,
    FOLDER
  }
}
