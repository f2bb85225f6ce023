package org.liveseam.runtime.process.code;

/** When a conditional jump goes; comparisons are unsigned. */
enum Condition {
  BELOW(2),
  NOT_BELOW(3),
  EQUAL(4),
  NOT_EQUAL(5),
  NOT_ABOVE(6),
  ABOVE(7),
  NEGATIVE(8);

  private final int code;

  Condition(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
