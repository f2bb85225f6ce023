package org.liveseam.repl.view;

import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;

/** JSON for the program that reads it, and the errors for whoever looks at standard error. */
public record BothOutput(Output json, Output human) implements Output {
  @Override
  public void accept(Event event) {
    json.accept(event);
    if (event instanceof Event.Reported) {
      human.accept(event);
    }
  }

  @Override
  public void show(View view) {
    json.show(view);
  }

  @Override
  public void report(List<Diagnostic> diagnostics) {
    json.report(diagnostics);
    human.report(diagnostics);
  }

  @Override
  public void remark(String line) {
    human.remark(line);
  }

  @Override
  public void end(ExitCode exit) {
    json.end(exit);
    human.end(exit);
  }
}
