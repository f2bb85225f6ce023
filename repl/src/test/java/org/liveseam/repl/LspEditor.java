package org.liveseam.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** An editor without a screen: starts {@code bin/seam lsp} and keeps texts as it does. */
final class LspEditor implements LanguageClient {
  static final long SECONDS = 120;

  private final Path folder;
  private final Process process;
  private final LanguageServer server;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, List<Diagnostic>> diagnostics = new HashMap<>();

  LspEditor(Path folder) throws Exception {
    this(folder, ProcessHandle.current().pid());
  }

  /**
   * @param editor whom the server takes for the editor
   */
  LspEditor(Path folder, long editor) throws Exception {
    this.folder = folder;
    var builder =
        new ProcessBuilder(Launcher.SEAM.toString(), "lsp", "--stdio")
            .directory(folder.toFile())
            .redirectError(folder.resolve("lsp-err.txt").toFile());
    builder.environment().putAll(new Launcher(folder).environment());
    process = builder.start();
    InputStream in = process.getInputStream();
    OutputStream out = process.getOutputStream();
    var launcher = LSPLauncher.createClientLauncher(this, in, out);
    server = launcher.getRemoteProxy();
    var _ = launcher.startListening();
    var params = new InitializeParams();
    params.setProcessId(Math.toIntExact(editor));
    params.setInitializationOptions(Map.of("target", "fake"));
    params.setCapabilities(new ClientCapabilities());
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "folder")));
    if (editor == ProcessHandle.current().pid()) {
      server.initialize(params).get(SECONDS, TimeUnit.SECONDS);
      server.initialized(new InitializedParams());
    } else {
      var _ = server.initialize(params); // it may end before it answers
    }
  }

  /** The number of a process that has ended. */
  static long shortLived() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  TextDocumentService texts() {
    return server.getTextDocumentService();
  }

  WorkspaceService workspace() {
    return server.getWorkspaceService();
  }

  private String uri(String name) {
    return folder.resolve(name).toUri().toString();
  }

  TextDocumentIdentifier id(String name) {
    return new TextDocumentIdentifier(uri(name));
  }

  String text(String name) {
    return Objects.requireNonNull(texts.get(name), name);
  }

  void open(String name, String text) {
    texts.put(name, text);
    versions.put(name, 1);
    texts()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(name), "seam", 1, text)));
  }

  void replace(String name, int line, int from, int endLine, int to, String text) {
    apply(name, new TextEdit(new Range(new Position(line, from), new Position(endLine, to)), text));
  }

  /** As if it was typed. */
  void apply(String name, TextEdit edit) {
    texts.put(name, applied(text(name), List.of(edit)));
    int version = versions.merge(name, 1, Integer::sum);
    texts()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(name), version),
                List.of(new TextDocumentContentChangeEvent(edit.getRange(), edit.getNewText()))));
  }

  /** A file of a folder once edits are carried out. */
  static String applied(Path folder, String uri, List<TextEdit> edits) {
    try {
      return applied(Files.readString(Path.of(java.net.URI.create(uri))), edits);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(folder.toString(), e);
    }
  }

  private static String applied(String text, List<TextEdit> edits) {
    var out = new StringBuilder(text);
    edits.stream()
        .sorted(
            Comparator.comparingInt((TextEdit e) -> offset(text, e.getRange().getStart()))
                .reversed())
        .forEach(
            e ->
                out.replace(
                    offset(text, e.getRange().getStart()),
                    offset(text, e.getRange().getEnd()),
                    e.getNewText()));
    return out.toString();
  }

  private static int offset(String text, Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + position.getCharacter();
  }

  /** What is told of a text, once it is what is waited for. */
  synchronized List<Diagnostic> diagnostics(String name, Predicate<List<Diagnostic>> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (true) {
      List<Diagnostic> told = diagnostics.get(uri(name));
      if (told != null && wanted.test(told)) {
        return told;
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("still told of " + name + ": " + told);
      }
      wait(left);
    }
  }

  @Override
  public synchronized void publishDiagnostics(PublishDiagnosticsParams params) {
    diagnostics.put(params.getUri(), params.getDiagnostics());
    notifyAll();
  }

  int shutdownAndExit() throws Exception {
    server.shutdown().get(SECONDS, TimeUnit.SECONDS);
    return exit();
  }

  int exit() throws InterruptedException {
    server.exit();
    return waitFor();
  }

  /** Closes its end without a word. */
  int leave() throws Exception {
    process.getOutputStream().close();
    return waitFor();
  }

  int waitFor() throws InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the server does not end");
    }
    return process.exitValue();
  }

  /** Ends the server as an editor does, if it has not ended yet. */
  void close() throws Exception {
    if (process.isAlive()) {
      shutdownAndExit();
    }
    process.destroyForcibly();
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams params) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public void logMessage(MessageParams params) {}
}
