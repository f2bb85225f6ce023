package org.liveseam.repl.lsp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.liveseam.language.assist.Project;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/** What the parts of one server share. Questions are answered one after the other. */
final class Serving implements AutoCloseable {
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(daemon("seam-lsp"));
  private final ExecutorService plans = Executors.newSingleThreadExecutor(daemon("seam-lsp-plan"));
  private final Texts texts = new Texts();
  private final Folders folders = new Folders();
  private final Project project = new Project(texts::text);
  private final NavigationFeature navigation = new NavigationFeature(project, texts, folders);
  private final CompletableFuture<LanguageClient> client = new CompletableFuture<>();
  private final Published published = new Published(texts, project, client::join, worker);

  /** Says who is served; before that nothing is told to anyone. */
  void connect(LanguageClient editor) {
    client.complete(editor);
  }

  private static java.util.concurrent.ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }

  Texts texts() {
    return texts;
  }

  Folders folders() {
    return folders;
  }

  Project project() {
    return project;
  }

  NavigationFeature navigation() {
    return navigation;
  }

  LanguageClient client() {
    return client.join();
  }

  Published published() {
    return published;
  }

  <T> CompletableFuture<T> ask(Supplier<T> answer) {
    return CompletableFuture.supplyAsync(telling(answer), worker);
  }

  /** Of what takes long: it holds no question up. */
  <T> CompletableFuture<T> beside(Supplier<T> answer) {
    return CompletableFuture.supplyAsync(telling(answer), plans);
  }

  /** What is wrong with a file is told as the answer, not as a failure of the server. */
  private static <T> Supplier<T> telling(Supplier<T> answer) {
    return () -> {
      try {
        return answer.get();
      } catch (DiagnosticException e) {
        throw refusal(e.diagnostics().get(0).message());
      }
    };
  }

  /** An answer that says why there is none. */
  static ResponseErrorException refusal(String reason) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, reason, null));
  }

  /** Ends what runs; a plan's process is ended with it. */
  @Override
  public void close() {
    worker.shutdownNow();
    plans.shutdownNow();
  }
}
