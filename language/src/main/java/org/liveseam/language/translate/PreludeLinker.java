package org.liveseam.language.translate;

import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.value.Cell;
import org.liveseam.language.value.SeamAll;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.SeamList;

/** Makes functions of the library, each when a script first names it. */
final class PreludeLinker {
  private final Globals globals;

  PreludeLinker(Globals globals) {
    this.globals = globals;
  }

  void link(Binding binding, Cell cell) {
    if (binding.name().equals(Prelude.ALL)) {
      cell.set(SeamAll.ALL);
      return;
    }
    if (binding.name().equals(Prelude.ARGS)) {
      cell.set(SeamList.of(globals.arguments()));
      return;
    }
    for (Analysis analysis : globals.prelude().files()) {
      if (analysis.globals().get(binding.name()) == binding) {
        cell.set(function(analysis, binding));
        return;
      }
    }
    throw new IllegalStateException("the library has no " + binding.name());
  }

  /** A function of one of its files. */
  SeamFunction function(Analysis analysis, Binding binding) {
    FunctionTranslator functions = globals.unit(analysis).functions();
    for (Statement statement : analysis.module().program().statements()) {
      switch (statement) {
        case Statement.Function f when f.name().text().equals(binding.name()) -> {
          return new SeamFunction(functions.code(f.name().text(), f.function()), new Cell[0]);
        }
        case Statement.ExternalFunction f when f.name().text().equals(binding.name()) -> {
          return new SeamFunction(functions.external(f), new Cell[0]);
        }
        default -> {}
      }
    }
    throw new IllegalStateException("the library declares no " + binding.name());
  }
}
