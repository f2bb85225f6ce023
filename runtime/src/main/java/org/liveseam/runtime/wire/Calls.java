package org.liveseam.runtime.wire;

import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private final Thread writer;
  private long ids;

  /** A message, or why there will be none any more. */
  private record Incoming(@Nullable JsonObject message, String end) {}

  /** A message to be written, and whoever waits for that. */
  private record Outgoing(JsonObject message, CompletableFuture<Boolean> written) {
    Outgoing(JsonObject message) {
      this(message, new CompletableFuture<>());
    }
  }

  Calls(String spec, Channel channel) {
    this.spec = spec;
    this.channel = channel;
    this.frames = new Frames(channel.in(), channel.out());
    start(new Thread(this::read, "seam-wire-reader"));
    // An end that does not read blocks whoever writes, and no deadline ends that.
    this.writer = new Thread(this::write, "seam-wire-writer");
    start(writer);
  }

  private static void start(Thread thread) {
    thread.setDaemon(true);
    thread.start();
  }

  private void write() {
    try {
      while (!closed.get()) {
        Outgoing next = outgoing.take();
        try {
          frames.write(next.message());
          next.written().complete(true);
        } catch (IOException | RuntimeException e) {
          next.written().completeExceptionally(e);
        }
      }
    } catch (InterruptedException e) {
      // closed
    }
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
    if (closed.get()) {
      throw new IllegalStateException("the target is closed");
    }
    long id = ++ids;
    var request = new JsonObject();
    request.addProperty(Wire.ID, id);
    request.addProperty(Wire.OP, operation.word());
    request.addProperty(Wire.MILLIS, deadline.left().toMillis());
    request.add(Wire.ARGS, codec.toJson(args));
    Deadline patience = Deadline.in(deadline.left().plus(GRACE));
    send(operation.word(), request, patience);
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
        outgoing.add(new Outgoing(cancel)); // nobody waits for it
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
      throw noAnswer(what, deadline);
    }
    if (next.message() == null) {
      incoming.add(next); // every later call must see the end, too
      throw lost(next.end());
    }
    return next.message();
  }

  private void send(String what, JsonObject message, Deadline deadline) {
    var next = new Outgoing(message);
    outgoing.add(next);
    try {
      CompletableFuture.anyOf(next.written(), end)
          .get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw lost(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      throw noAnswer(what, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost("interrupted while sending");
    }
  }

  private DiagnosticException noAnswer(String what, Deadline deadline) {
    return noted(TargetErrors.NO_ANSWER, spec, what, deadline.length().toSeconds() + " s");
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

  /** From any thread, also while another one waits for an answer: that one then fails. */
  void close() {
    if (closed.compareAndSet(false, true)) {
      String why = "the target was closed";
      incoming.add(new Incoming(null, why));
      end.completeExceptionally(new IOException(why));
      writer.interrupt();
      channel.onClose().run();
    }
  }
}
