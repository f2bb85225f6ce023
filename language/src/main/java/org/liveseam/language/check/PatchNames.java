package org.liveseam.language.check;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** Makes sure that no two patches of a file and of what it imports share a name. */
final class PatchNames {
  private final Context context;

  PatchNames(Context context) {
    this.context = context;
  }

  void check() {
    var imported = new HashSet<String>();
    IdentityHashMap<Analysis, Boolean> visited = new IdentityHashMap<>();
    for (Statement statement : context.analysis.module().program().statements()) {
      Analysis analysis =
          statement instanceof Statement.Import ? context.analysis.imports().get(statement) : null;
      for (String name : analysis == null ? Set.<String>of() : all(analysis, visited)) {
        if (!imported.add(name)) {
          report(name, statement);
        }
      }
    }
    var own = new HashSet<String>();
    for (Statement statement : context.analysis.module().program().statements()) {
      switch (statement) {
        case Statement.Patch patch -> {
          String name = patch.declaration().name().text();
          // Two of them in this file are a name defined twice, which is said elsewhere.
          if (imported.contains(name)) {
            report(name, patch.declaration().name());
          }
          own.add(name);
        }
        default -> {}
      }
    }
    for (Statement statement : context.analysis.module().program().statements()) {
      if (statement instanceof Statement.Replace replace) {
        PatchChecker.name(replace.clause().function())
            .map(PatchChecker::patchName)
            .filter(name -> imported.contains(name) || !own.add(name))
            .ifPresent(name -> report(name, replace.clause().function()));
      }
    }
  }

  /** A file imported twice, or by two ways, counts once. */
  private static Set<String> all(Analysis analysis, IdentityHashMap<Analysis, Boolean> visited) {
    var names = new LinkedHashSet<String>();
    if (visited.put(analysis, true) == null) {
      names.addAll(analysis.patches());
      analysis.imports().values().forEach(inner -> names.addAll(all(inner, visited)));
    }
    return names;
  }

  private void report(String name, org.liveseam.grammar.tree.Syntax where) {
    context.report(Diagnostic.of(DescriptionErrors.PATCH_TWICE, name), where, "");
  }
}
