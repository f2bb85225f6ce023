package org.liveseam.repl.lsp;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.liveseam.language.assist.Document;
import org.liveseam.language.assist.Symbol;

/** Offers to plan, above everything that describes or applies patches. */
final class PlanLens {
  /** The command, with the text's name as its argument. */
  static final String COMMAND = "seam.plan";

  private PlanLens() {}

  static List<CodeLens> of(Document document, Lines lines, String uri) {
    List<CodeLens> lenses = new ArrayList<>();
    for (Symbol symbol : document.symbols()) {
      boolean planned =
          switch (symbol.kind()) {
            case PATCH, REPLACED, PIPELINE -> true;
            default -> false;
          };
      if (planned) {
        lenses.add(
            new CodeLens(
                lines.range(symbol.word()), new Command("plan", COMMAND, List.of(uri)), null));
      }
    }
    return lenses;
  }
}
