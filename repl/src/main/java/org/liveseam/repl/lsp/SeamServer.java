package org.liveseam.repl.lsp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The server's life: what it can do, and when it ends. */
final class SeamServer implements LanguageServer {
  private final Serving serving;
  private final SeamTexts texts;
  private final SeamFolders folders;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile boolean shutdown;

  SeamServer(Serving serving) {
    this.serving = serving;
    texts = new SeamTexts(serving);
    folders = new SeamFolders(serving);
  }

  /** The exit code, once it has ended: 0 if it was shut down before. */
  CompletableFuture<Integer> ended() {
    return ended;
  }

  @Override
  @SuppressWarnings("deprecation") // a client that has no folders still names its root
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    Optional.ofNullable(params.getProcessId()).ifPresent(this::endWith);
    Optional.ofNullable(params.getInitializationOptions()).ifPresent(folders::configure);
    if (params.getWorkspaceFolders() != null) {
      params.getWorkspaceFolders().forEach(folder -> serving.folders().add(folder.getUri()));
    } else if (params.getRootUri() != null) {
      serving.folders().add(params.getRootUri());
    }
    return CompletableFuture.completedFuture(
        new InitializeResult(capabilities(), new ServerInfo("seam")));
  }

  private static ServerCapabilities capabilities() {
    var can = new ServerCapabilities();
    can.setTextDocumentSync(TextDocumentSyncKind.Incremental);
    can.setCompletionProvider(new CompletionOptions(false, List.of(".", "\"", "/")));
    can.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ",", " ")));
    can.setHoverProvider(true);
    can.setDefinitionProvider(true);
    can.setReferencesProvider(true);
    can.setRenameProvider(new RenameOptions(true));
    can.setDocumentFormattingProvider(true);
    can.setDocumentSymbolProvider(true);
    can.setFoldingRangeProvider(true);
    can.setSemanticTokensProvider(
        new SemanticTokensWithRegistrationOptions(ColourFeature.legend(), true));
    can.setCodeLensProvider(new CodeLensOptions(false));
    can.setExecuteCommandProvider(new ExecuteCommandOptions(List.of(PlanLens.COMMAND)));
    var several = new WorkspaceFoldersOptions();
    several.setSupported(true);
    several.setChangeNotifications(true);
    can.setWorkspace(new WorkspaceServerCapabilities(several));
    return can;
  }

  /** An editor that dies does not say so. */
  private void endWith(int editor) {
    ProcessHandle.of(editor)
        .ifPresentOrElse(
            process -> {
              var _ = process.onExit().thenRun(this::exit);
            },
            this::exit);
  }

  @Override
  @SuppressWarnings("NullAway") // the protocol's null
  public CompletableFuture<Object> shutdown() {
    shutdown = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    ended.complete(shutdown ? 0 : 1);
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // Nothing is traced.
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return texts;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return folders;
  }
}
