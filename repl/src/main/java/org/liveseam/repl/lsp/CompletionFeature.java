package org.liveseam.repl.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.liveseam.language.assist.Completion;
import org.liveseam.language.assist.Completions;
import org.liveseam.language.assist.Document;

/** Completions, with prototypes and documentation. */
final class CompletionFeature {
  private CompletionFeature() {}

  static List<CompletionItem> at(Document document, Lines lines, int offset) {
    Completions found = document.completions(offset);
    List<CompletionItem> items = new ArrayList<>();
    for (Completion completion : found.items()) {
      var item = new CompletionItem(completion.label());
      item.setKind(kind(completion.kind()));
      item.setFilterText(completion.text());
      item.setSortText(String.format(Locale.ROOT, "%05d", items.size()));
      item.setTextEdit(
          Either.forLeft(new TextEdit(lines.range(found.replaced()), completion.text())));
      if (!completion.detail().isEmpty()) {
        item.setDetail(completion.detail());
      }
      if (!completion.doc().isEmpty()) {
        item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, completion.doc()));
      }
      items.add(item);
    }
    return items;
  }

  private static CompletionItemKind kind(Completion.Kind kind) {
    return switch (kind) {
      case KEYWORD -> CompletionItemKind.Keyword;
      case FUNCTION, VERB -> CompletionItemKind.Function;
      case VARIABLE, PARAMETER -> CompletionItemKind.Variable;
      case CONSTANT -> CompletionItemKind.Constant;
      case ARGUMENT, MEMBER -> CompletionItemKind.Field;
      case PATCH -> CompletionItemKind.Class;
      case MODULE -> CompletionItemKind.Module;
      case TYPE -> CompletionItemKind.TypeParameter;
      case FILE -> CompletionItemKind.File;
      case FOLDER -> CompletionItemKind.Folder;
    };
  }
}
