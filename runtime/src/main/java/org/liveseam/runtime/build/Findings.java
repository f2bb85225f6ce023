package org.liveseam.runtime.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Severity;

/** Diagnostics in the order they were found, each once. */
public final class Findings {
  private static final int MOST = 20;

  private final Map<String, Diagnostic> found = new LinkedHashMap<>();

  public void add(Diagnostic diagnostic) {
    String place = diagnostic.span().map(Object::toString).orElse("");
    found.putIfAbsent(
        diagnostic.code().id() + "|" + diagnostic.message() + "|" + place, diagnostic);
  }

  /** The first errors; more would bury them. */
  public List<Diagnostic> errors() {
    return of(Severity.ERROR);
  }

  public List<Diagnostic> warnings() {
    return of(Severity.WARNING);
  }

  private List<Diagnostic> of(Severity severity) {
    return found.values().stream().filter(d -> d.severity() == severity).limit(MOST).toList();
  }
}
