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

  private FlowErrors() {}
}
