package org.liveseam.runtime.diagnostic;

/** The exit codes of every command; the one table, printed in the manual. */
public enum ExitCode {
  DONE(0, "done, or nothing to do"),
  FAILED(1, "failed, system as before"),
  DIFFERENCES(2, "differences found"),
  NOT_ROLLED_BACK(3, "failed and not fully rolled back: the report says what remains"),
  UNFINISHED(4, "transition not finished in time"),
  REFUSED(5, "refused: policy, unsafe gate, confirmation"),
  STALE_OR_LOCKED(6, "stale plan, or the lock is held"),
  USAGE(64, "wrong use of the command line"),
  SOURCE(65, "error in the source"),
  UNAVAILABLE(69, "target not available"),
  BUG(70, "a bug of ours"),
  PERMISSION(77, "no permission: the capability is named"),
  HUNG_UP(129, "terminal or connection lost, after clean-up"),
  INTERRUPTED(130, "interrupted, after clean-up"),
  TERMINATED(143, "terminated, after clean-up");

  private final int value;
  private final String meaning;

  ExitCode(int value, String meaning) {
    this.value = value;
    this.meaning = meaning;
  }

  /** The number given to the operating system. */
  public int value() {
    return value;
  }

  /**
   * The same for what was found in a text before its first statement: what would have been a
   * failure of the run is an error in the source.
   */
  public ExitCode beforeRun() {
    return this == FAILED ? SOURCE : this;
  }

  /** One line for the manual. */
  public String meaning() {
    return meaning;
  }
}
