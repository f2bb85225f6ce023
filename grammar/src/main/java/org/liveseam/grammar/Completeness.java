package org.liveseam.grammar;

/** What a line reader does next: run the input, ask for another line, or show what is wrong. */
public sealed interface Completeness {

  /** The input is whole and without problems. */
  record Complete() implements Completeness {}

  /**
   * The input ends inside something, and nothing before is wrong.
   *
   * @param open what is open: its opening bracket or quotes as they are written, {@code c} and a
   *     brace for C code, or what must follow as a phrase ({@code a value})
   */
  record Incomplete(String open) implements Completeness {}

  /** No text added at the end makes it right. */
  record Wrong() implements Completeness {}
}
