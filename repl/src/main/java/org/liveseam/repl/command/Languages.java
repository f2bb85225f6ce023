package org.liveseam.repl.command;

import org.liveseam.language.api.Seam;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.repl.command.TargetCommand.Run;
import org.liveseam.runtime.target.TargetSpec;

/** Starts the language for a command. */
final class Languages {
  private Languages() {}

  static Seam open(Run run, TargetSpec target, boolean allowUnsafe) {
    Seam seam =
        Seam.create(
            new SeamOptions(
                run.targets()::session,
                target,
                run.events(),
                run.stop().cancellation(),
                allowUnsafe,
                true));
    run.stop().also(seam);
    return seam;
  }
}
