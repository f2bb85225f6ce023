package org.liveseam.repl.command;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Consistency;
import picocli.CommandLine.Option;

/** How long transitions may take. */
final class WaitOption {
  @Option(
      names = "--wait",
      paramLabel = "D",
      description = "How long a transition may take, such as 30s, whatever the patch says.")
  @Nullable Duration length;

  ApplyOptions apply(boolean confirmed) {
    return new ApplyOptions(Optional.ofNullable(length), confirmed);
  }

  /** What holds for taking back, if something was said. */
  Optional<Consistency> revert() {
    var nowhere = new Span(new Source("<command line>", ""), 1, 1, 1, 1);
    return Optional.ofNullable(length).map(Consistency.usual(nowhere)::withPatience);
  }
}
