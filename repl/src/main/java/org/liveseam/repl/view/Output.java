package org.liveseam.repl.view;

import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.EventSink;

/**
 * Where a command sends everything: events while it works, results, errors and its end. Events may
 * come from any thread, one at a time; the rest comes from the command's own.
 */
public interface Output extends EventSink {
  /** A result. */
  void show(View view);

  /** Errors, warnings and notes. */
  void report(List<Diagnostic> diagnostics);

  /** One line about what goes on, for people only. */
  void remark(String line);

  /** The last call; tells how the command ends. */
  void end(ExitCode exit);
}
