package org.liveseam.runtime.diagnostic;

/** E072x: what a text shows to be wrong beyond single names. */
public final class FlowErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.SOURCE);

  public static final Code NO_MODULE =
      FAMILY.define(
          "E0720",
          "the standard library has no module `{}`",
          "Modules of the library are imported as `std:NAME`.",
          "import \"std:jason\" as json",
          "See `docs/reference/library.md` for the modules there are.");

  public static final Code IMPORT_OPEN =
      FAMILY.define(
          "E0722",
          "`{}` is not imported: anybody may write to {}",
          "What is imported runs with the rights of whoever starts the script, so no file is taken"
              + " that every user of this machine could have put there.",
          "import \"/tmp/fixes.seam\" as fixes",
          "Move the file into a folder of your own, or take the right to write from others:"
              + " `chmod o-w`.");

  public static final Code UNREACHABLE =
      FAMILY.define(
          "E0721",
          "this is never reached",
          "What stands before it in the block always returns, fails, or leaves the loop.",
          "fn f() {\n  return 1\n  print(\"done\")\n}",
          "Remove it, or what ends the block before it.");

  private FlowErrors() {}
}
