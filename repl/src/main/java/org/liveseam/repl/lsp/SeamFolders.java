package org.liveseam.repl.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What concerns all files: folders that come and go, settings, and the command that plans. */
final class SeamFolders implements WorkspaceService {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Serving serving;
  private volatile String target = "";

  SeamFolders(Serving serving) {
    this.serving = serving;
  }

  /** Takes {@code {"target": "vm"}}, also inside {@code {"seam": ..}}. */
  void configure(Object settings) {
    if (!(settings instanceof JsonObject object)) {
      return;
    }
    JsonElement inner = object.get("seam");
    JsonObject own = inner instanceof JsonObject found ? found : object;
    JsonElement wanted = own.get("target");
    target = wanted != null && wanted.isJsonPrimitive() ? wanted.getAsString() : "";
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    configure(params.getSettings());
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    serving.published().changed();
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    params.getEvent().getAdded().forEach(folder -> serving.folders().add(folder.getUri()));
    params.getEvent().getRemoved().forEach(folder -> serving.folders().remove(folder.getUri()));
    serving.published().changed();
  }

  @Override
  public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
    List<Object> arguments = params.getArguments();
    if (!params.getCommand().equals(PlanLens.COMMAND) || arguments.isEmpty()) {
      return CompletableFuture.failedFuture(Serving.refusal("no command " + params.getCommand()));
    }
    Object first = arguments.get(0);
    String uri = first instanceof JsonElement json ? json.getAsString() : String.valueOf(first);
    // Beside the questions, which a plan must not hold up.
    return serving.beside(() -> plan(Uris.path(uri)));
  }

  private Object plan(Path path) {
    String text = serving.project().document(path).source().text();
    JsonObject plan;
    try {
      plan = new PlanRun(path, text, target).run(LIMIT);
    } catch (IllegalStateException e) {
      throw Serving.refusal(String.valueOf(e.getMessage()));
    }
    serving.published().planned(path, text, PlanText.diagnostics(plan, text));
    serving
        .client()
        .showMessage(
            new MessageParams(
                plan.get("exit").getAsInt() == 0 ? MessageType.Info : MessageType.Error,
                PlanText.summary(plan)));
    var answer = new JsonObject();
    answer.addProperty("text", PlanText.of(plan));
    answer.add("plan", plan);
    return answer;
  }
}
