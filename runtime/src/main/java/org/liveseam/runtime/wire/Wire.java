package org.liveseam.runtime.wire;

/** What both ends agree on. */
final class Wire {
  /** Grows when a message changes its meaning; both ends must have the same. */
  static final int VERSION = 1;

  /** A module image with debug information is a few hundred kilobytes; nothing is near this. */
  static final int MAX_FRAME = 64 << 20;

  static final String HELLO = "hello";
  static final String INFO = "info";
  static final String ID = "id";
  static final String OP = "op";
  static final String MILLIS = "millis";
  static final String ARGS = "args";
  static final String RESULT = "result";
  static final String ERROR = "error";
  static final String BUG = "bug";
  static final String CANCEL = "cancel";

  private Wire() {}
}
