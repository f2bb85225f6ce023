package org.liveseam.runtime.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.Target;

/** Serves a target to whoever is at the other end of a stream. */
public final class WireServer {
  private final Target target;
  private final Codec codec = new Codec();
  private final Frames frames;
  private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();
  private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

  public WireServer(Target target, InputStream in, OutputStream out) {
    this.target = target;
    this.frames = new Frames(in, out);
  }

  /**
   * Serves until the stream ends; does not close the target.
   *
   * @throws IOException if the stream breaks or carries something else than this protocol
   */
  public void serve() throws IOException {
    var dispatch = new Dispatch(target, codec);
    ExecutorService worker =
        Executors.newSingleThreadExecutor(
            task -> {
              var thread = new Thread(task, "seam-wire-worker");
              thread.setDaemon(true);
              return thread;
            });
    try {
      var hello = new JsonObject();
      hello.addProperty(Wire.HELLO, Wire.VERSION);
      hello.add(Wire.INFO, codec.toJson(target.info()));
      frames.write(hello);
      Optional<JsonObject> message;
      while ((message = frames.read()).isPresent()) {
        accept(message.get(), dispatch, worker);
      }
    } finally {
      worker.shutdown();
    }
  }

  private void accept(JsonObject message, Dispatch dispatch, ExecutorService worker)
      throws IOException {
    if (message.has(Wire.CANCEL)) {
      cancel(number(message, Wire.CANCEL));
      return;
    }
    long id = number(message, Wire.ID);
    long millis = number(message, Wire.MILLIS);
    Operation operation =
        Operation.of(text(message, Wire.OP))
            .orElseThrow(() -> new ProtocolException("unknown operation in " + message));
    JsonElement args = message.get(Wire.ARGS);
    Deadline deadline = Deadline.in(Duration.ofMillis(Math.max(0, millis)));
    waiting.add(id);
    worker.execute(() -> run(id, operation, args, deadline, dispatch));
  }

  private void cancel(long id) throws IOException {
    if (waiting.contains(id) && cancelled.add(id)) {
      var answer = new JsonObject();
      answer.addProperty(Wire.ID, id);
      answer.addProperty(Wire.BUG, "cancelled");
      frames.write(answer);
    }
  }

  private void run(
      long id, Operation operation, JsonElement args, Deadline deadline, Dispatch dispatch) {
    var answer = new JsonObject();
    answer.addProperty(Wire.ID, id);
    try {
      if (!cancelled.contains(id)) {
        answer.add(Wire.RESULT, codec.toJson(dispatch.call(operation, args, deadline)));
      }
    } catch (DiagnosticException e) {
      answer.add(Wire.ERROR, codec.errors(e.diagnostics()));
    } catch (RuntimeException | Error e) {
      // Whoever asked shows it as a bug of ours; this side has no terminal.
      answer.addProperty(Wire.BUG, operation.word() + ": " + e);
    }
    waiting.remove(id);
    if (cancelled.remove(id)) {
      return;
    }
    try {
      frames.write(answer);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e); // the reader sees the same broken stream
    }
  }

  private static long number(JsonObject message, String field) throws ProtocolException {
    try {
      return message.get(field).getAsLong();
    } catch (NullPointerException
        | NumberFormatException
        | UnsupportedOperationException
        | IllegalStateException
        | JsonParseException e) {
      throw wrong(message, field, e);
    }
  }

  private static String text(JsonObject message, String field) throws ProtocolException {
    JsonElement value = message.get(field);
    if (value == null || !value.isJsonPrimitive()) {
      throw wrong(message, field, new IllegalArgumentException(field));
    }
    return value.getAsString();
  }

  private static ProtocolException wrong(JsonObject message, String field, Exception cause) {
    var wrong = new ProtocolException("no `" + field + "` in " + message);
    wrong.initCause(cause);
    return wrong;
  }
}
