package org.liveseam.repl.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.liveseam.language.assist.Project;

/**
 * Tells the editor what is wrong with the texts that it holds: soon after the last of several
 * changes, and of every text, because each may import another.
 */
final class Published {
  private static final long PAUSE_MILLIS = 150;

  private final Texts texts;
  private final Project project;
  private final Supplier<LanguageClient> client;
  private final ScheduledExecutorService worker;
  private final Map<Path, Planned> planned = new ConcurrentHashMap<>();
  private Future<?> next = java.util.concurrent.CompletableFuture.completedFuture(null);

  /** What a plan found, as long as the text is that one. */
  private record Planned(String text, List<Diagnostic> diagnostics) {}

  Published(
      Texts texts,
      Project project,
      Supplier<LanguageClient> client,
      ScheduledExecutorService worker) {
    this.texts = texts;
    this.project = project;
    this.client = client;
    this.worker = worker;
  }

  /** A text was opened: what is wrong with it is told at once. */
  void opened() {
    schedule(0);
  }

  void changed() {
    schedule(PAUSE_MILLIS);
  }

  private synchronized void schedule(long millis) {
    next.cancel(false);
    next = worker.schedule(this::publish, millis, TimeUnit.MILLISECONDS);
  }

  void closed(String uri) {
    planned.remove(Uris.path(uri));
    client.get().publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
    changed();
  }

  /** What a plan of a text found; told until the text changes. */
  void planned(Path path, String text, List<Diagnostic> diagnostics) {
    planned.put(path, new Planned(text, diagnostics));
    schedule(0);
  }

  private void publish() {
    for (Path path : texts.open()) {
      try {
        texts.find(path).ifPresent(held -> tell(path, held));
      } catch (RuntimeException e) {
        client
            .get()
            .logMessage(new MessageParams(MessageType.Error, "this is a bug of ours: " + e));
        throw e;
      }
    }
  }

  private void tell(Path path, Texts.Held held) {
    List<Diagnostic> all = new ArrayList<>(Problems.of(project.document(path, held.text())));
    Planned found = planned.get(path);
    if (found != null && found.text().equals(held.text())) {
      all.addAll(found.diagnostics());
    }
    client.get().publishDiagnostics(new PublishDiagnosticsParams(held.uri(), all, held.version()));
  }
}
