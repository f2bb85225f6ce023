package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seam run --dap} as a debugger sees it. */
final class DapIT {
  private static final Pattern LISTENING = Pattern.compile("listening on \\S*?([0-9]+)\\s*$");
  private static final String SCRIPT =
      """
      let greeting = "hello"
      fn twice(n) {
        let doubled = n * 2
        return doubled
      }
      var total = 0
      for i in 1..3 {
        let before = total
        total = total + twice(i)
      }
      print("${greeting} ${total}")
      """;

  @TempDir Path home;

  @Test
  void stopsAtABreakpointAndShowsWhatIsThere() throws Exception {
    Path script = Files.writeString(home.resolve("debugged.seam"), SCRIPT);
    Path out = home.resolve("out.txt");
    Process seam = start(script, out);
    try (var errors = seam.errorReader(StandardCharsets.UTF_8)) {
      debug(script, port(errors));
      assertTrue(seam.waitFor(Launcher.DEADLINE_SECONDS, TimeUnit.SECONDS));
    } finally {
      seam.destroyForcibly();
    }
    assertEquals(0, seam.exitValue());
    assertEquals("hello 12\n", Files.readString(out));
  }

  private static void debug(Path script, int port) throws IOException {
    try (var client = new DapClient("127.0.0.1", port)) {
      attach(client, script, 4);

      JsonObject stopped = client.event("stopped");
      assertEquals("breakpoint", stopped.get("reason").getAsString());
      int thread = stopped.get("threadId").getAsInt();
      JsonArray frames = frames(client, thread);
      assertEquals("twice", frame(frames, 0).get("name").getAsString());
      assertEquals(4, frame(frames, 0).get("line").getAsInt());
      assertEquals(9, frame(frames, 1).get("line").getAsInt());
      assertEquals(
          script.toRealPath().toString(),
          frame(frames, 0).getAsJsonObject("source").get("path").getAsString());
      assertEquals(Map.of("n", "1", "doubled", "2"), locals(client, frame(frames, 0)));
      assertEquals(Map.of("i", "1", "before", "0"), locals(client, frame(frames, 1)));
      assertEquals("7", evaluate(client, "doubled + 5", frame(frames, 0)));
      assertEquals("2", evaluate(client, "twice(n)", frame(frames, 0)));

      client.request("next", Map.of("threadId", thread));
      client.event("stopped"); // where the function ends
      assertEquals(5, frame(frames(client, thread), 0).get("line").getAsInt());
      client.request("continue", Map.of("threadId", thread));
      client.event("stopped");
      JsonObject second = frame(frames(client, thread), 0);
      assertEquals(Map.of("n", "2", "doubled", "4"), locals(client, second));

      client.request("setBreakpoints", Map.of("source", source(script), "breakpoints", List.of()));
      client.request("continue", Map.of("threadId", thread));
      client.event("terminated");
      client.send("disconnect", Map.of());
    }
  }

  @Test
  void refusesAnAddressThatOthersReach() throws Exception {
    Cli.Result refused = new Launcher(home).run("run", "--dap=0.0.0.0:0", "-e", "print(1)");
    assertEquals(64, refused.exit());
    assertTrue(refused.err().contains("--allow-remote-debugging"), refused.err());
    assertEquals("", refused.out());
  }

  @Test
  void aPortThatIsTakenIsToldBeforeAnythingRuns() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Cli.Result refused =
          new Launcher(home).run("run", "--dap=" + taken.getLocalPort(), "-e", "print(1)");
      assertEquals(1, refused.exit(), refused.err());
      assertTrue(refused.err().contains("E0673"), refused.err());
      assertEquals("", refused.out());
    }
  }

  @Test
  void aWaitForADebuggerCanBeInterrupted() throws Exception {
    Path script = Files.writeString(home.resolve("waiting.seam"), "print(1)\n");
    Path out = home.resolve("out.txt");
    Process seam = start(script, out);
    String said;
    try (var errors = seam.errorReader(StandardCharsets.UTF_8)) {
      port(errors);
      new ProcessBuilder("kill", "-INT", Long.toString(seam.pid())).start().waitFor();
      said = errors.readAllLines().stream().collect(Collectors.joining("\n"));
      assertTrue(seam.waitFor(Launcher.DEADLINE_SECONDS, TimeUnit.SECONDS));
    } finally {
      seam.destroyForcibly();
    }
    assertEquals(130, seam.exitValue(), said);
    assertTrue(said.contains("error[E0616]"), said);
    assertFalse(said.contains("\tat ") || said.contains("Exception"), said);
    assertEquals("", Files.readString(out));
  }

  private Process start(Path script, Path out) throws IOException {
    var builder =
        new ProcessBuilder(
                // Whoever runs the tests in the background ignores interrupts.
                "env",
                "--default-signal=HUP,INT,TERM",
                Launcher.SEAM.toString(),
                "run",
                "--dap=127.0.0.1:0",
                script.toString())
            .directory(home.toFile())
            .redirectOutput(out.toFile());
    builder.environment().putAll(new Launcher(home).environment());
    return builder.start();
  }

  private static int port(BufferedReader errors) throws IOException {
    var said = new StringBuilder();
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      Matcher found = LISTENING.matcher(line);
      if (found.find()) {
        return Integer.parseInt(found.group(1));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("no debug server: " + said);
  }

  private static void attach(DapClient client, Path script, int line) throws IOException {
    client.request(
        "initialize", Map.of("adapterID", "seam", "linesStartAt1", true, "columnsStartAt1", true));
    client.event("initialized");
    client.request(
        "setBreakpoints",
        Map.of("source", source(script), "breakpoints", List.of(Map.of("line", line))));
    client.send("attach", Map.of());
    client.request("configurationDone", Map.of());
  }

  private static Map<String, Object> source(Path script) throws IOException {
    return Map.of("path", script.toRealPath().toString());
  }

  private static JsonArray frames(DapClient client, int thread) throws IOException {
    return client.request("stackTrace", Map.of("threadId", thread)).getAsJsonArray("stackFrames");
  }

  private static JsonObject frame(JsonArray frames, int index) {
    return frames.get(index).getAsJsonObject();
  }

  /** What the innermost scope of a frame holds. */
  private static Map<String, String> locals(DapClient client, JsonObject frame) throws IOException {
    JsonArray scopes =
        client
            .request("scopes", Map.of("frameId", frame.get("id").getAsInt()))
            .getAsJsonArray("scopes");
    return client.variables(scopes.get(0).getAsJsonObject().get("variablesReference").getAsInt());
  }

  private static String evaluate(DapClient client, String text, JsonObject frame)
      throws IOException {
    return client
        .request("evaluate", Map.of("expression", text, "frameId", frame.get("id").getAsInt()))
        .get("result")
        .getAsString();
  }
}
