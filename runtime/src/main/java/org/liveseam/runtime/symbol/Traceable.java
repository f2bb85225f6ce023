package org.liveseam.runtime.symbol;

/** Whether ftrace can redirect a function: no live patch can replace one that it cannot. */
public sealed interface Traceable {

  /** It has a traced entry. */
  record Yes() implements Traceable {}

  /**
   * It has none.
   *
   * @param reason why, a phrase without a full stop
   */
  record No(String reason) implements Traceable {}

  /**
   * This reader cannot tell.
   *
   * @param reason what was not readable, a phrase without a full stop
   */
  record Unknown(String reason) implements Traceable {}

  /** It has a traced entry. */
  static Traceable yes() {
    return new Yes();
  }

  /** It has none, and why. */
  static Traceable no(String reason) {
    return new No(reason);
  }

  /** This reader cannot tell, and why. */
  static Traceable unknown(String reason) {
    return new Unknown(reason);
  }
}
