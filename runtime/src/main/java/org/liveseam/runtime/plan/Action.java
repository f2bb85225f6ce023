package org.liveseam.runtime.plan;

/** What a plan would do with a patch, or with one function of it. */
public enum Action {
  ADD('+', "add"),
  REPATCH('~', "re-patch"),
  REVERT('-', "revert"),
  KEEP('=', "keep");

  private final char sign;
  private final String words;

  Action(char sign, String words) {
    this.sign = sign;
    this.words = words;
  }

  /** The sign that stands before it in a printed plan. */
  public char sign() {
    return sign;
  }

  public String words() {
    return words;
  }
}
