package org.liveseam.repl.command;

import java.util.List;
import java.util.Optional;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.Seam;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.language.api.Tools;
import org.liveseam.repl.command.TargetCommand.Run;
import org.liveseam.runtime.target.TargetSpec;

/** Starts the language for a command. */
final class Languages {
  private Languages() {}

  /** With a target that was named, or, for scripts, with whatever their objects are for. */
  static Seam open(Run run, Optional<TargetSpec> target, boolean allowUnsafe) {
    return open(run, target, allowUnsafe, Grants.NONE);
  }

  /** The same, with what scripts may do to this machine. */
  static Seam open(Run run, Optional<TargetSpec> target, boolean allowUnsafe, Grants grants) {
    return open(run, target, allowUnsafe, grants, Tools.NONE);
  }

  /** The same, watched by tools. */
  static Seam open(
      Run run, Optional<TargetSpec> target, boolean allowUnsafe, Grants grants, Tools tools) {
    Seam seam =
        Seam.create(
            new SeamOptions(
                run.targets()::session,
                target,
                run.events(),
                run.stop().cancellation(),
                allowUnsafe,
                true,
                grants,
                List.of(),
                tools));
    run.stop().also(seam);
    return seam;
  }
}
