package org.liveseam.language.check;

import java.util.HashMap;
import java.util.Map;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** {@code library "libscore.so" from "score.c"}. */
final class LibraryChecker {
  private final Context context;
  private final Map<String, String> declared = new HashMap<>();

  LibraryChecker(Context context) {
    this.context = context;
  }

  void check(Statement.Library library, Scope scope) {
    Expression source = library.source();
    boolean compiled = source != null;
    context.patches.value(library.name(), scope, name -> PatchRules.library(name, compiled));
    if (source != null) {
      context.patches.value(source, scope, path -> PatchRules.source(path, context.text.folder()));
    }
    Constants.of(library.name())
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .ifPresent(path -> once(path, library));
  }

  private void once(String path, Statement.Library library) {
    String name = PatchRules.libraryName(path);
    Expression source = library.source();
    String origin = path + (source == null ? "" : " from " + Constants.of(source).orElse("?"));
    String before = declared.putIfAbsent(name, origin);
    if (before != null && !before.equals(origin)) {
      context.report(Diagnostic.of(DescriptionErrors.LIBRARY_TWICE, name), library.name(), "");
    }
  }
}
