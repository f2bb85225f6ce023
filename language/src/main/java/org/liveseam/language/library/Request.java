package org.liveseam.language.library;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
 * An HTTP request. Redirections are followed one by one, so that each host is granted. The headers
 * that HTTP itself has for secrets go to no other origin; others do, as with curl, since nobody can
 * know which of them are secrets.
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
      Set.of("authorization", "cookie", "cookie2", "proxy-authorization", "www-authenticate");

  /** What tells of a body, and goes with it. */
  private static final Set<String> OF_BODY =
      Set.of("content-type", "content-encoding", "content-language", "content-location");

  private static final int HIGHEST_PORT = 65_535;

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
      if (address.getPort() == 0 || address.getPort() > HIGHEST_PORT) {
        throw wrong(text, "ports go from 1 to " + HIGHEST_PORT);
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
    CompletableFuture<HttpResponse<byte[]>> coming;
    try {
      coming = client.sendAsync(request(), response -> new LimitedBody(limit));
    } catch (IllegalArgumentException e) { // a method or a header that it does not take
      throw wrong(address.toString(), String.valueOf(e.getMessage()));
    }
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
      throw pulse.interrupted();
    } finally {
      coming.cancel(true);
    }
  }

  private HttpRequest request() {
    if (!headers.values().stream().allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode)) {
      throw wrong(address.toString(), "headers are ASCII, and one is not");
    }
    var builder =
        HttpRequest.newBuilder(address)
            .method(
                method,
                body.size() == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body.toArray()));
    headers.forEach(builder::setHeader);
    return builder.build();
  }

  private Request redirected(int status, String target) {
    URI next;
    try {
      next = address(References.resolve(address, target).toString());
    } catch (java.net.URISyntaxException e) {
      throw wrong(address.toString(), "it is redirected to what is no address");
    }
    if (address.getScheme().equalsIgnoreCase("https")
        && !next.getScheme().equalsIgnoreCase("https")) {
      throw wrong(address.toString(), "it is redirected to " + next + ", which is not encrypted");
    }
    boolean plain = status == 303 || (status < 303 && method.equals("POST"));
    Map<String, String> kept = new LinkedHashMap<>(headers);
    if (!origin(next).equals(origin(address))) {
      kept.keySet().removeIf(name -> PRIVATE.contains(name.toLowerCase(Locale.ROOT)));
    }
    if (plain) {
      kept.keySet().removeIf(name -> OF_BODY.contains(name.toLowerCase(Locale.ROOT)));
    }
    return new Request(
        next,
        plain && !method.equals("HEAD") ? "GET" : method,
        kept,
        plain ? new SeamBytes() : body,
        deadline,
        limit);
  }

  /** Scheme, host and port (RFC 6454): who answers, as far as an address tells. */
  private static String origin(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    int port = address.getPort() < 0 ? usual : address.getPort();
    return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
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
