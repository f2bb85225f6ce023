package org.liveseam.repl.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.target.TargetSpec;
import picocli.CommandLine.Option;

/** What commands understand that speak to a target. */
final class TargetOptions {
  @Option(
      names = "--target",
      paramLabel = "SPEC",
      description =
          "The target: kernel, process, vm or vm:RELEASE (default: kernel; rehearse: vm; run and"
              + " repl: what the script's objects are for).")
  @Nullable TargetSpec spec;

  @Option(
      names = "--transcript",
      paramLabel = "FILE",
      description = "Write the kernel's words about live patches to FILE; - is standard error.")
  @Nullable String transcript;

  /** The one that was named. */
  Optional<TargetSpec> named() {
    return Optional.ofNullable(spec);
  }

  TargetSpec specOr(TargetSpec usual) {
    return spec == null ? usual : spec;
  }
}
