package org.liveseam.repl.lsp;

import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.SymbolKind;
import org.liveseam.language.assist.Document;
import org.liveseam.language.assist.Fold;
import org.liveseam.language.assist.Symbol;

/** What a file declares, and what of it can be folded. */
final class OutlineFeature {
  private OutlineFeature() {}

  static List<DocumentSymbol> symbols(Document document, Lines lines) {
    return document.symbols().stream().map(symbol -> symbol(symbol, lines)).toList();
  }

  private static DocumentSymbol symbol(Symbol symbol, Lines lines) {
    var shown =
        new DocumentSymbol(
            symbol.name(),
            kind(symbol.kind()),
            lines.range(symbol.span()),
            lines.range(symbol.word()),
            symbol.detail());
    shown.setChildren(symbol.children().stream().map(child -> symbol(child, lines)).toList());
    return shown;
  }

  private static SymbolKind kind(Symbol.Kind kind) {
    return switch (kind) {
      case PATCH -> SymbolKind.Class;
      case OBJECT -> SymbolKind.Namespace;
      case REPLACED -> SymbolKind.Method;
      case CALLBACK, STAGE, TEST -> SymbolKind.Event;
      case SHADOW -> SymbolKind.Field;
      case STATE -> SymbolKind.Property;
      case FUNCTION, PIPELINE -> SymbolKind.Function;
      case VALUE -> SymbolKind.Variable;
      case PARAM -> SymbolKind.Constant;
      case IMPORT, LIBRARY -> SymbolKind.Module;
    };
  }

  static List<FoldingRange> folds(Document document, Lines lines) {
    return document.folds().stream().map(fold -> fold(fold, lines)).toList();
  }

  private static FoldingRange fold(Fold fold, Lines lines) {
    var range =
        new FoldingRange(
            lines.position(fold.span().start()).getLine(),
            lines.position(fold.span().end()).getLine());
    switch (fold.kind()) {
      case COMMENT -> range.setKind(FoldingRangeKind.Comment);
      case IMPORTS -> range.setKind(FoldingRangeKind.Imports);
      case CODE -> {}
    }
    return range;
  }
}
