package org.liveseam.repl.lsp;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.liveseam.language.assist.Document;

/** What is asked about one text: hands each question to its feature, off the protocol's thread. */
final class SeamTexts implements TextDocumentService {
  private final Serving serving;

  SeamTexts(Serving serving) {
    this.serving = serving;
  }

  /** A text when a question about it comes to its turn. */
  private record Asked(Path path, Document document, Lines lines) {}

  private <T> CompletableFuture<T> ask(TextDocumentIdentifier text, Function<Asked, T> answer) {
    Path path = Uris.path(text.getUri());
    return serving.ask(
        () -> {
          Document document = serving.project().document(path);
          return answer.apply(new Asked(path, document, new Lines(document.source().text())));
        });
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    var text = params.getTextDocument();
    serving.texts().open(text.getUri(), text.getVersion(), text.getText());
    serving.published().opened();
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    var text = params.getTextDocument();
    serving.texts().change(text.getUri(), text.getVersion(), params.getContentChanges());
    serving.published().changed();
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    serving.texts().close(params.getTextDocument().getUri());
    serving.published().closed(params.getTextDocument().getUri());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    serving.published().changed();
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return ask(
        params.getTextDocument(),
        asked ->
            Either.forLeft(
                CompletionFeature.at(
                    asked.document(), asked.lines(), offset(asked, params.getPosition()))));
  }

  @Override
  @SuppressWarnings("NullAway") // the protocol's null: nothing is known
  public CompletableFuture<Hover> hover(HoverParams params) {
    return ask(
        params.getTextDocument(),
        asked ->
            HoverFeature.hover(asked.document(), asked.lines(), offset(asked, params.getPosition()))
                .orElse(null));
  }

  @Override
  @SuppressWarnings("NullAway") // the protocol's null: there is no call
  public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams params) {
    return ask(
        params.getTextDocument(),
        asked ->
            HoverFeature.call(asked.document(), offset(asked, params.getPosition())).orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return ask(
        params.getTextDocument(),
        asked ->
            Either.forLeft(
                serving
                    .navigation()
                    .definition(asked.path(), offset(asked, params.getPosition()))));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    return ask(
        params.getTextDocument(),
        asked ->
            serving
                .navigation()
                .references(
                    asked.path(),
                    offset(asked, params.getPosition()),
                    params.getContext().isIncludeDeclaration()));
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return ask(
        params.getTextDocument(),
        asked ->
            Either3.forSecond(
                serving.navigation().prepare(asked.path(), offset(asked, params.getPosition()))));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return ask(
        params.getTextDocument(),
        asked ->
            serving
                .navigation()
                .rename(asked.path(), offset(asked, params.getPosition()), params.getNewName()));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return ask(
        params.getTextDocument(), asked -> FormatFeature.edits(asked.document(), asked.lines()));
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return ask(
        params.getTextDocument(),
        asked ->
            OutlineFeature.symbols(asked.document(), asked.lines()).stream()
                .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                .toList());
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return ask(
        params.getTextDocument(), asked -> OutlineFeature.folds(asked.document(), asked.lines()));
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return ask(
        params.getTextDocument(), asked -> ColourFeature.of(asked.document(), asked.lines()));
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return ask(
        params.getTextDocument(),
        asked -> PlanLens.of(asked.document(), asked.lines(), params.getTextDocument().getUri()));
  }

  private static int offset(Asked asked, Position position) {
    return asked.lines().offset(position);
  }
}
