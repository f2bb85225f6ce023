package org.liveseam.repl.command;

import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.target.TargetSpec;
import picocli.CommandLine.Option;

/** What commands understand that speak to a target. */
final class TargetOptions {
  @Option(
      names = "--target",
      paramLabel = "SPEC",
      description = "The target: kernel, vm or vm:RELEASE (default: kernel; rehearse: vm).")
  @Nullable TargetSpec spec;

  @Option(
      names = "--transcript",
      paramLabel = "FILE",
      description = "Write the kernel's words about live patches to FILE; - is standard error.")
  @Nullable String transcript;

  TargetSpec specOr(TargetSpec usual) {
    return spec == null ? usual : spec;
  }
}
