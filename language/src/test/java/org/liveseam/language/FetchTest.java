package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.NetGrant;
import org.liveseam.language.api.RunGrant;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Source;

/** {@code fetch} against a server of this process. */
final class FetchTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/echo", this::echo);
    server.createContext("/here", exchange -> redirect(exchange, 302, "/echo"));
    server.createContext("/again", exchange -> redirect(exchange, 307, base + "/echo"));
    server.createContext(
        "/query",
        exchange -> {
          if (exchange.getRequestURI().getQuery() == null) {
            redirect(exchange, 302, "?asked");
          } else {
            echo(exchange);
          }
        });
    server.createContext("/loop", exchange -> redirect(exchange, 301, "/loop"));
    server.createContext(
        "/away",
        exchange -> redirect(exchange, 302, base.replace("127.0.0.1", "localhost") + "/echo"));
    server.createContext("/bytes", exchange -> answer(exchange, 200, new byte[] {(byte) 0xff, 0}));
    server.createContext("/big", exchange -> answer(exchange, 200, new byte[100_000]));
    server.createContext("/none", exchange -> answer(exchange, 404, new byte[] {'n', 'o'}));
    server.createContext("/slow", this::stay);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void methodHeadersAndBodyArrive() {
    assertEquals(
        "200 POST x-a=1 authorization=secret body=héllo | text/plain\n",
        run(
            """
            let r = fetch("%s/echo", method: "POST", headers: {"X-A": "1", Authorization: "secret"},
              body: "héllo")
            print("${r.status} ${r.body} | ${r.headers["content-type"]}")
            """));
  }

  @Test
  void redirectionsAreFollowedWithinWhatIsGranted() {
    assertEquals(
        "GET x-a=1 authorization=secret body=\n"
            + "POST x-a=1 authorization=secret body=b\n"
            + "/echo\n",
        run(
            """
            let h = {"X-A": "1", Authorization: "secret"}
            print(fetch("%1$s/here", method: "POST", headers: h, body: "b").body)
            print(fetch("%1$s/again", method: "POST", headers: h, body: "b").body)
            print(substitute(fetch("%1$s/here").url, "%1$s", ""))
            """));
    asked.set(0);
    assertEquals("E5009", code("fetch(\"%s/away\")"));
    assertEquals(0, asked.get(), "the other host was asked");
    assertEquals("E0640", code("fetch(\"%s/loop\")"));
  }

  @Test
  void whatIdentifiesTheCallerGoesToNoOtherHost() {
    int port = server.getAddress().getPort();
    assertEquals(
        "GET x-a=1 authorization=null body=\n",
        run(
            "print(fetch(\"%s/away\", headers: {\"X-A\": \"1\", Authorization: \"secret\"}).body)",
            List.of("127.0.0.1:" + port, "LOCALHOST")));
  }

  @Test
  void aRedirectionToAQueryKeepsThePath() {
    assertEquals(
        "/query?asked\n", run("print(substitute(fetch(\"%1$s/query\").url, \"%1$s\", \"\"))"));
  }

  @Test
  void whatTellsOfABodyGoesWithIt() {
    String headers = "{\"Content-Type\": \"text/x\", \"X-A\": \"1\"}";
    assertEquals(
        "GET x-a=1 authorization=null body= type=null\n"
            + "POST x-a=1 authorization=null body=b type=text/x\n",
        run(
            """
            for path in ["here", "again"] {
              let r = fetch("%s/${path}", method: "POST", headers: HEADERS, body: "b")
              print("${r.body} type=${r.headers["x-type"]}")
            }
            """
                .replace("HEADERS", headers)));
  }

  @Test
  void whatIsNoRequestIsAnErrorOfTheUsers() {
    assertEquals("E0640", code("fetch(\"http://127.0.0.1:70000/\")"));
    assertEquals("E0640", code("fetch(\"%s/echo\", method: \"CONNECT\")"));
    assertEquals("E0640", code("fetch(\"%s/echo\", headers: {A: \"é\"})"));
    assertEquals("E0640", code("fetch(\"%s/echo\", headers: {A: \"b\\r\\nC: d\"})"));
    assertEquals(0, asked.get());
  }

  @Test
  void answersAreBounded() {
    assertEquals("<2 bytes ff00>\n", run("print(fetch(\"%s/bytes\", binary: true).body)"));
    assertEquals("E0643", code("fetch(\"%s/bytes\")"));
    assertEquals("E0639", code("fetch(\"%s/big\", limit: 97KiB)"));
    assertEquals("100000\n", run("print(len(fetch(\"%s/big\", limit: 98KiB).body))"));
    assertEquals("E0638", code("fetch(\"%s/slow\", deadline: 100ms)"));
    assertEquals("E0640", code("fetch(\"%s/none\")"));
    assertEquals("404\n", run("print(fetch(\"%s/none\", check: false).status)"));
    assertEquals("E0640", code("fetch(\"%s/echo\", headers: {Host: \"other\"})"));
    assertEquals("E0640", code("fetch(\"%s/echo\", method: \"A B\")"));
  }

  @Test
  void cancellingGivesUp() throws InterruptedException {
    var grants = new Grants(List.of(), RunGrant.NONE, NetGrant.ANY);
    try (var host = new Host(true, false, grants)) {
      Thread canceller =
          new Thread(
              () -> {
                while (asked.get() == 0) {
                  Thread.onSpinWait();
                }
                host.seam().cancel();
              });
      canceller.start();
      DiagnosticException stopped =
          assertThrows(
              DiagnosticException.class,
              () -> host.seam().run(source("fetch(\"%s/slow\", deadline: 10m)"), here()));
      assertEquals("E0616", stopped.diagnostics().get(0).code().id());
      canceller.join();
    }
  }

  private String code(String script) {
    DiagnosticException e = assertThrows(DiagnosticException.class, () -> run(script));
    return e.diagnostics().get(0).code().id();
  }

  private String run(String script) {
    return run(script, List.of("127.0.0.1:" + server.getAddress().getPort()));
  }

  private String run(String script, List<String> hosts) {
    var grants = new Grants(List.of(), RunGrant.NONE, NetGrant.of(hosts));
    try (var host = new Host(true, false, grants)) {
      host.seam().run(source(script), here());
      return host.output().toString();
    }
  }

  private Source source(String script) {
    return new Source("fetch.seam", String.format(script, base));
  }

  private static Path here() {
    return Path.of("").toAbsolutePath();
  }

  private void echo(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    var heads = exchange.getRequestHeaders();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String text =
        exchange.getRequestMethod()
            + " x-a="
            + heads.getFirst("x-a")
            + " authorization="
            + heads.getFirst("authorization")
            + " body="
            + body;
    exchange.getResponseHeaders().add("Content-Type", "text/plain");
    exchange.getResponseHeaders().add("X-Type", String.valueOf(heads.getFirst("content-type")));
    answer(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void redirect(HttpExchange exchange, int status, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    answer(exchange, status, new byte[0]);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void stay(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the test is over
    }
  }
}
