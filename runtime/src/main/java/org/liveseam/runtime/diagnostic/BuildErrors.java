package org.liveseam.runtime.diagnostic;

/** E2: the replacement cannot be built. */
public final class BuildErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code NO_HEADERS =
      FAMILY.define(
          "E2001",
          "no kernel headers for {}: {} is missing",
          "Building a livepatch module with kbuild needs the headers of the target's release.",
          "seam apply fix.seam on a machine without linux-headers",
          "Install the package that the message names.");

  public static final Code C_ERROR =
      FAMILY.define(
          "E2002",
          "the C compiler rejects the body of `{}`: {}",
          "The replacement's C code does not compile against the kernel's headers.",
          "replace function f with c { retrun 0; }",
          "Correct the C code at the place shown.");

  private BuildErrors() {}
}
