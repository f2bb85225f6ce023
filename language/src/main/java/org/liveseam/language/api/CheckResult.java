package org.liveseam.language.api;

import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Severity;

/**
 * What a text is, as far as can be said without evaluating it.
 *
 * @param diagnostics what is wrong with it, in the order of the text
 * @param acting one error for each statement that a declarative file must not have
 * @param patches names of its patches, those of imported files left out
 * @param tests names of its tests; a computed name is shown as it is written
 * @param inProcess those of its patches that are known to be for native code of the process
 */
public record CheckResult(
    List<Diagnostic> diagnostics,
    List<Diagnostic> acting,
    List<String> patches,
    List<String> tests,
    List<String> inProcess) {
  public CheckResult {
    diagnostics = List.copyOf(diagnostics);
    acting = List.copyOf(acting);
    patches = List.copyOf(patches);
    tests = List.copyOf(tests);
    inProcess = List.copyOf(inProcess);
  }

  /** Whether it may run; warnings do not hinder. */
  public boolean ok() {
    return diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
  }

  /** Whether it only declares: what {@code check}, {@code plan} and {@code apply} take. */
  public boolean declarative() {
    return acting.isEmpty();
  }
}
