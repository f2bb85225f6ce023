package org.liveseam.runtime.diagnostic;

/** E067: other languages, and tools that watch a script. */
public final class ForeignErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code FAILED =
      FAMILY.define(
          "E0671",
          "an error of another language: {}",
          "A function of the host program or of another language was called, and threw.",
          "fn(f) => f(), called by a host with a function that throws",
          "`rescue` takes such errors like others.");

  public static final Code REFUSED =
      FAMILY.define(
          "E0672",
          "a function of another language does not take these arguments: {}",
          "Functions of a host program or of another language go by the places of their arguments,"
              + " and decide themselves how many and which they take.",
          "fn(f) => f(1, 2), called by a host with a function of one argument",
          "Give what that function takes, without names.");

  public static final Code TOOL =
      FAMILY.define(
          "E0673",
          "a tool cannot be started: {}",
          "A debug server, a sampler or a coverage report was asked for. Its jar may be missing, or"
              + " its address may be in use.",
          "seam run --dap=127.0.0.1:1 fix.seam",
          "Choose another address; in a program of your own, put the tool's jar on the class path.");

  private ForeignErrors() {}

  /** Says why a tool cannot be started. */
  public static Diagnostic tool(String why) {
    return Diagnostic.of(TOOL, why);
  }
}
