package org.liveseam.language.library;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.liveseam.language.api.NetGrant;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.LibraryErrors;
import org.liveseam.runtime.target.Deadline;

/**
 * An HTTP request. Redirections are followed one by one, so that each host is granted; what
 * identifies the caller goes to no other host.
 *
 * @param limit bytes that the answer may have
 */
public record Request(
    URI address,
    String method,
    Map<String, String> headers,
    SeamBytes body,
    Duration deadline,
    long limit) {
  private static final int MOST_HOPS = 10;
  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> PRIVATE =
      Set.of("authorization", "cookie", "proxy-authorization");

  /**
   * What came back.
   *
   * @param headers names in small letters; values of one name joined by {@code ", "}
   * @param address the last one
   */
  public record Answer(int status, Map<String, String> headers, SeamBytes body, URI address) {}

  /** The address that a text spells; an error if it is none for HTTP. */
  public static URI address(String text) {
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw wrong(text, "it does not begin with http:// or https://");
      }
      if (address.getHost() == null) {
        throw wrong(text, "it names no host");
      }
      if (address.getUserInfo() != null) {
        throw wrong(text, "names and passwords belong into a header");
      }
      return address;
    } catch (java.net.URISyntaxException e) {
      throw wrong(text, e.getReason());
    }
  }

  /** Sends it and waits for the answer. */
  public Answer send(NetGrant grant, Pulse pulse) {
    Deadline until = Deadline.in(deadline);
    Request current = this;
    // Closing it would wait for what is under way.
    HttpClient client = HttpClient.newBuilder().connectTimeout(deadline).build();
    try {
      for (int hop = 0; hop <= MOST_HOPS; hop++) {
        grant.check(current.address);
        HttpResponse<byte[]> response = current.once(client, until, pulse);
        String target = response.headers().firstValue("location").orElse("");
        if (!REDIRECTIONS.contains(response.statusCode()) || target.isEmpty()) {
          return answer(response);
        }
        current = current.redirected(response.statusCode(), target);
      }
      throw wrong(address.toString(), "it is redirected more than " + MOST_HOPS + " times");
    } finally {
      client.shutdownNow();
    }
  }

  private HttpResponse<byte[]> once(HttpClient client, Deadline until, Pulse pulse) {
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(request(), response -> new LimitedBody(limit));
    try {
      while (true) {
        pulse.check();
        if (until.passed()) {
          throw Diagnostic.of(LibraryErrors.LATE, address, Command.text(deadline)).raise();
        }
        try {
          return coming.get(Pulse.STEP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          // Not yet there: whether to go on is asked again.
        }
      }
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the script's thread was interrupted", e);
    } finally {
      coming.cancel(true);
    }
  }

  private HttpRequest request() {
    try {
      var builder =
          HttpRequest.newBuilder(address)
              .method(
                  method,
                  body.size() == 0
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofByteArray(body.toArray()));
      headers.forEach(builder::setHeader);
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw wrong(address.toString(), String.valueOf(e.getMessage()));
    }
  }

  private Request redirected(int status, String target) {
    URI next;
    try {
      next = address(address.resolve(target).toString());
    } catch (IllegalArgumentException e) {
      throw wrong(address.toString(), "it is redirected to what is no address");
    }
    if (address.getScheme().equalsIgnoreCase("https")
        && !next.getScheme().equalsIgnoreCase("https")) {
      throw wrong(address.toString(), "it is redirected to " + next + ", which is not encrypted");
    }
    boolean same = next.getAuthority().equalsIgnoreCase(address.getAuthority());
    Map<String, String> kept = new LinkedHashMap<>(headers);
    kept.keySet().removeIf(name -> !same && PRIVATE.contains(name.toLowerCase(Locale.ROOT)));
    boolean plain = status == 303 || (status < 303 && method.equals("POST"));
    return new Request(
        next,
        plain && !method.equals("HEAD") ? "GET" : method,
        kept,
        plain ? new SeamBytes() : body,
        deadline,
        limit);
  }

  private Answer answer(HttpResponse<byte[]> response) {
    Map<String, String> given = new LinkedHashMap<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!name.startsWith(":")) {
                given.put(name.toLowerCase(Locale.ROOT), String.join(", ", values));
              }
            });
    return new Answer(response.statusCode(), given, new SeamBytes(response.body()), response.uri());
  }

  private DiagnosticException failed(Throwable cause) {
    return switch (cause) {
      case LimitedBody.Full full ->
          Diagnostic.of(LibraryErrors.TOO_MUCH, "`" + address + "`", limit + " bytes").raise();
      case java.net.http.HttpTimeoutException late ->
          Diagnostic.of(LibraryErrors.LATE, address, Command.text(deadline)).raise();
      case java.net.ConnectException refused -> wrong(address.toString(), "no connection");
      case IOException other -> wrong(address.toString(), String.valueOf(other.getMessage()));
      case RuntimeException bug -> throw bug;
      default -> throw new IllegalStateException(cause);
    };
  }

  private static DiagnosticException wrong(String address, String why) {
    return Diagnostic.of(LibraryErrors.FETCH, address, why).raise();
  }
}
