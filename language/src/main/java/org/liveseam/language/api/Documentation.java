package org.liveseam.language.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.DocComment;
import org.liveseam.grammar.tree.FunctionSignature;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.check.StandardModules;

/** What the standard library says about itself. */
final class Documentation {
  private Documentation() {}

  static Optional<String> of(String name) {
    int dot = name.indexOf('.');
    if (dot > 0) {
      Analysis module = StandardModules.all().find(name.substring(0, dot));
      return module == null
          ? Optional.empty()
          : of(List.of(module), name.substring(dot + 1), name.substring(0, dot + 1));
    }
    return of(Prelude.standard().files(), name, "");
  }

  private static Optional<String> of(List<Analysis> files, String name, String module) {
    for (Analysis analysis : files) {
      for (Statement statement : analysis.module().program().statements()) {
        switch (statement) {
          case Statement.Function f when f.name().text().equals(name) -> {
            return Optional.of(text(analysis, module + name, f.function().signature(), f.doc()));
          }
          case Statement.ExternalFunction f when f.name().text().equals(name) -> {
            return Optional.of(text(analysis, module + name, f.signature(), f.doc()));
          }
          default -> {}
        }
      }
    }
    return Optional.empty();
  }

  private static String text(
      Analysis analysis, String name, FunctionSignature signature, @Nullable DocComment doc) {
    String written =
        analysis
            .module()
            .text()
            .source()
            .text()
            .substring(signature.span().start(), signature.span().end());
    return name + written + (doc == null ? "" : "\n\n" + doc.text());
  }
}
