package org.liveseam.repl.command;

import org.liveseam.repl.io.Streams;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;

/** What is said when something fails that must not. */
final class Bugs {
  private Bugs() {}

  static int report(Throwable e, Streams streams, boolean debug) {
    if (e instanceof DiagnosticException diagnostics) {
      // Only for arguments: a command reports its own.
      streams
          .err()
          .print(
              org.liveseam.repl.view.DiagnosticText.render(
                  diagnostics.diagnostics(), org.liveseam.repl.view.Theme.PLAIN));
      return diagnostics.exit().value();
    }
    streams.err().println("error: this is a bug of ours: " + e);
    streams.err().println("  = note: `seam status` tells what is applied on the target");
    if (debug) {
      e.printStackTrace(streams.err());
    } else {
      streams.err().println("  = help: run it again with --debug and report what it prints");
    }
    return ExitCode.BUG.value();
  }
}
