package org.liveseam.runtime.process;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/**
 * What goes wrong while the engine looks after itself, once for each. It stops nobody: what is to
 * be turned back, forced or removed must be, whatever else cannot be done. Thread-safe.
 */
final class Troubles {
  private final EngineThread engine;
  private List<String> told = List.of();
  private @Nullable RuntimeException bug;

  Troubles(EngineThread engine) {
    this.engine = engine;
  }

  /** What was not told yet, for people. */
  synchronized List<String> news() {
    Optional<RuntimeException> found = engine.trouble();
    if (found.isEmpty()) {
      return List.of();
    }
    List<String> words = words(found.get());
    if (words.equals(told)) {
      return List.of();
    }
    told = words;
    return words;
  }

  private List<String> words(RuntimeException trouble) {
    if (trouble instanceof DiagnosticException e) {
      return e.diagnostics().stream().map(d -> d.code().id() + ", " + d.message()).toList();
    }
    bug = trouble;
    return List.of("this is a bug, " + trouble.getCause());
  }

  /** What is to be thrown at the end: a bug, or what nobody was told. */
  synchronized Optional<RuntimeException> last() {
    return Optional.ofNullable(bug).or(engine::trouble);
  }
}
