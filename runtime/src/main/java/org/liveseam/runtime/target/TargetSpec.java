package org.liveseam.runtime.target;

import org.liveseam.runtime.diagnostic.TargetErrors;

/**
 * A target as it is named: {@code kernel}, {@code vm}, {@code vm:6.1.0-56-amd64}.
 *
 * @param argument what stands behind the colon; empty if nothing does
 */
public record TargetSpec(String scheme, String argument) {
  /** The running kernel. */
  public static final TargetSpec KERNEL = new TargetSpec("kernel", "");

  /** The native code of this very process. */
  public static final TargetSpec PROCESS = new TargetSpec("process", "");

  public static TargetSpec parse(String text) {
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? text : text.substring(0, colon);
    String argument = colon < 0 ? "" : text.substring(colon + 1);
    boolean valid =
        scheme.matches("[a-z][a-z0-9]*")
            && argument.matches("[A-Za-z0-9.+_~-]*")
            && (colon < 0 || !argument.isEmpty());
    if (!valid) {
      throw org.liveseam.runtime.diagnostic.Diagnostic.of(TargetErrors.UNKNOWN_TARGET, text)
          .help("targets are spelled `kernel`, `vm` or `vm:RELEASE`")
          .raise();
    }
    return new TargetSpec(scheme, argument);
  }

  @Override
  public String toString() {
    return argument.isEmpty() ? scheme : scheme + ":" + argument;
  }
}
