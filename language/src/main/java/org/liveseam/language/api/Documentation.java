package org.liveseam.language.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.DocComment;
import org.liveseam.grammar.tree.FunctionSignature;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Prelude;

/** What the standard library says about itself. */
final class Documentation {
  private Documentation() {}

  static Optional<String> of(String name) {
    for (Analysis analysis : Prelude.standard().files()) {
      for (Statement statement : analysis.module().program().statements()) {
        switch (statement) {
          case Statement.Function f when f.name().text().equals(name) -> {
            return Optional.of(text(analysis, name, f.function().signature(), f.doc()));
          }
          case Statement.ExternalFunction f when f.name().text().equals(name) -> {
            return Optional.of(text(analysis, name, f.signature(), f.doc()));
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
