package org.liveseam.runtime.wire;

import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Code;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TargetInfo;

/** The client's end: one request at a time, each with a deadline. */
final class Calls {
  private static final TypeToken<List<Diagnostic>> DIAGNOSTICS = new TypeToken<>() {};

  /** What the other end may be late by: its own deadline is the request's. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final String spec;
  private final Channel channel;
  private final Codec codec = new Codec();
  private final Frames frames;
  private final BlockingQueue<Incoming> incoming = new LinkedBlockingQueue<>();
  private long ids;
  private boolean closed;

  /** A message, or why there will be none any more. */
  private record Incoming(@Nullable JsonObject message, String end) {}

  Calls(String spec, Channel channel) {
    this.spec = spec;
    this.channel = channel;
    this.frames = new Frames(channel.in(), channel.out());
    var reader = new Thread(this::read, "seam-wire-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      Optional<JsonObject> message;
      while ((message = frames.read()).isPresent()) {
        incoming.add(new Incoming(message.get(), ""));
      }
      incoming.add(new Incoming(null, "the other end closed the stream"));
    } catch (IOException | RuntimeException e) {
      incoming.add(new Incoming(null, String.valueOf(e.getMessage())));
    }
  }

  TargetInfo greeting(Deadline deadline) {
    JsonObject hello = next(Wire.HELLO, deadline);
    if (!hello.has(Wire.HELLO) || hello.get(Wire.HELLO).getAsInt() != Wire.VERSION) {
      throw lost("it speaks another protocol: " + hello);
    }
    return codec.fromJson(hello.get(Wire.INFO), TargetInfo.class);
  }

  void tell(Operation operation, Object args, Deadline deadline) {
    ask(operation, args, deadline, TypeToken.get(Arguments.None.class));
  }

  synchronized <T> T ask(Operation operation, Object args, Deadline deadline, TypeToken<T> answer) {
    if (closed) {
      throw new IllegalStateException("the target is closed");
    }
    long id = ++ids;
    var request = new JsonObject();
    request.addProperty(Wire.ID, id);
    request.addProperty(Wire.OP, operation.word());
    request.addProperty(Wire.MILLIS, deadline.left().toMillis());
    request.add(Wire.ARGS, codec.toJson(args));
    send(request);
    Deadline patience = Deadline.in(deadline.left().plus(GRACE));
    JsonObject reply;
    do {
      reply = next(operation.word(), patience, id);
    } while (!reply.has(Wire.ID) || reply.get(Wire.ID).getAsLong() != id);
    if (reply.has(Wire.ERROR)) {
      throw new DiagnosticException(codec.fromJson(reply.get(Wire.ERROR), DIAGNOSTICS));
    }
    if (reply.has(Wire.BUG)) {
      throw new IllegalStateException(spec + ": " + reply.get(Wire.BUG).getAsString());
    }
    return codec.fromJson(reply.get(Wire.RESULT), answer);
  }

  private JsonObject next(String what, Deadline deadline, long id) {
    try {
      return next(what, deadline);
    } catch (DiagnosticException e) {
      if (e.diagnostics().get(0).code().equals(TargetErrors.NO_ANSWER)) {
        var cancel = new JsonObject();
        cancel.addProperty(Wire.CANCEL, id);
        send(cancel);
      }
      throw e;
    }
  }

  private JsonObject next(String what, Deadline deadline) {
    Incoming next;
    try {
      next = incoming.poll(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost("interrupted while waiting for an answer");
    }
    if (next == null) {
      throw noted(TargetErrors.NO_ANSWER, spec, what, deadline.length().toSeconds() + " s");
    }
    if (next.message() == null) {
      incoming.add(next); // every later call must see the end, too
      throw lost(next.end());
    }
    return next.message();
  }

  private void send(JsonObject message) {
    try {
      frames.write(message);
    } catch (IOException e) {
      throw lost(String.valueOf(e.getMessage()));
    }
  }

  private DiagnosticException lost(String why) {
    return noted(TargetErrors.CONNECTION_LOST, spec, why);
  }

  private DiagnosticException noted(Code code, Object... arguments) {
    Diagnostic error = Diagnostic.of(code, arguments);
    for (String note : channel.whereToLook().get()) {
      error = error.note(note);
    }
    return error.raise();
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      channel.onClose().run();
    }
  }
}
