package org.liveseam.runtime.diagnostic;

/**
 * One kind of error, whole: everything {@code seam explain} and the manual say about it.
 *
 * @param id {@code E} and four digits; never reused. E0 source, E1 target, E2 build, E3 transition,
 *     E4 state, E5 policy
 * @param summary one line with {@code {}} for each argument
 * @param exit how a command ends that fails with it
 * @param cause why it happens
 * @param example input that causes it
 * @param remedy what to do
 */
public record Code(
    String id, String summary, ExitCode exit, String cause, String example, String remedy) {
  public Code {
    if (!id.matches("E[0-5]\\d{3}")) {
      throw new IllegalArgumentException("error code " + id);
    }
    if (summary.isBlank() || cause.isBlank() || example.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException(id + " needs summary, cause, example and remedy");
    }
  }

  /** The summary with its arguments put in; the number of arguments must fit. */
  String format(Object... arguments) {
    var out = new StringBuilder();
    int from = 0;
    for (Object argument : arguments) {
      int hole = summary.indexOf("{}", from);
      if (hole < 0) {
        throw new IllegalArgumentException(id + " takes fewer arguments: " + summary);
      }
      out.append(summary, from, hole).append(argument);
      from = hole + 2;
    }
    if (summary.indexOf("{}", from) >= 0) {
      throw new IllegalArgumentException(id + " takes more arguments: " + summary);
    }
    return out.append(summary, from, summary.length()).toString();
  }
}
