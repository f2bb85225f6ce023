package org.liveseam.repl.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Serves one editor. */
public final class LspServer {
  private LspServer() {}

  /**
   * Speaks the protocol until the editor says exit, closes its end or dies.
   *
   * @param out must be written by nobody else
   * @return 0 if the editor asked for the shutdown first, else 1
   */
  public static int serve(InputStream in, OutputStream out) {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("seam-lsp-io-", 0).factory());
    try (var serving = new Serving()) {
      var server = new SeamServer(serving);
      Launcher<LanguageClient> launcher =
          Launcher.createLauncher(
              server, LanguageClient.class, in, out, threads, consumer -> consumer);
      serving.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      Thread.ofPlatform().daemon().name("seam-lsp-end").start(() -> watch(listening, server));
      return server.ended().join();
    } finally {
      threads.shutdownNow(); // the one that reads may stay: it ends with the process
    }
  }

  /** An editor that closes its end has left. */
  private static void watch(Future<Void> listening, SeamServer server) {
    try {
      listening.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the editor's words cannot be read", e.getCause());
    } finally {
      server.exit();
    }
  }
}
