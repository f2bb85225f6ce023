package org.liveseam.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TargetContract;

/** The contract through the wire, and what the wire does when the other end misbehaves. */
final class RemoteTargetTest extends TargetContract {
  @Override
  protected Connection connect() throws IOException {
    Connection there = FakeTargetProvider.connect(FakeKernel.example());
    var toServer = new PipedOutputStream();
    var toClient = new PipedOutputStream();
    var server = new WireServer(there.target(), new PipedInputStream(toServer, 1 << 16), toClient);
    var fromServer = new PipedInputStream(toClient, 1 << 16);
    var thread =
        new Thread(
            () -> {
              try {
                server.serve();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            },
            "wire-server");
    thread.setDaemon(true);
    thread.start();
    Runnable end =
        () -> {
          try {
            toServer.close();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        };
    var remote =
        new RemoteTarget("piped", new Channel(fromServer, toServer, end, List::of), soon());
    return new Connection(remote, there.builder(), there.clock());
  }

  @Override
  protected Patch patch(String name, String salt) {
    return Patches.vmlinux(name, salt, "cmdline_proc_show");
  }

  @Override
  protected String witness() {
    return "/proc/cmdline";
  }

  private static DiagnosticException greeted(byte[] bytes) {
    return assertThrows(
        DiagnosticException.class,
        () ->
            new RemoteTarget(
                "other",
                new Channel(
                    new ByteArrayInputStream(bytes),
                    OutputStream.nullOutputStream(),
                    () -> {},
                    () -> List.of("console: kept")),
                Deadline.in(Duration.ofSeconds(5))));
  }

  private static byte[] frame(String json) throws IOException {
    var out = new ByteArrayOutputStream();
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    new java.io.DataOutputStream(out).writeInt(body.length);
    out.write(body);
    return out.toByteArray();
  }

  @Test
  void anEndThatIsSilentForGoodIsLost() {
    var error = greeted(new byte[0]);
    assertEquals("E1014", error.diagnostics().get(0).code().id());
    assertEquals(List.of("console: kept"), error.diagnostics().get(0).notes());
  }

  @Test
  void somethingElseThanTheProtocolIsSaidSo() throws IOException {
    assertTrue(greeted("login: ".getBytes(StandardCharsets.UTF_8)).getMessage().contains("frame"));
    assertTrue(greeted(frame("[1]")).getMessage().contains("not an object"));
    assertTrue(greeted(frame("{nope")).getMessage().contains("not JSON"));
    assertTrue(greeted(frame("{\"hello\": 99}")).getMessage().contains("another protocol"));
    assertTrue(greeted(new byte[] {0, 0, 1, 0, '{'}).getMessage().contains("within a frame"));
  }

  @Test
  void anEndThatDoesNotAnswerIsGivenUpAtTheDeadline() throws IOException {
    var silent = new PipedInputStream(new PipedOutputStream());
    var error =
        assertThrows(
            DiagnosticException.class,
            () ->
                new RemoteTarget(
                    "silent",
                    new Channel(silent, OutputStream.nullOutputStream(), () -> {}, List::of),
                    Deadline.in(Duration.ofMillis(50))));
    assertEquals("E1015", error.diagnostics().get(0).code().id());
  }

  /** A target whose greeting came, and whose end reads nothing any more. */
  private record Deaf(RemoteTarget target, PipedInputStream unread) {
    static Deaf open(Runnable onClose) throws IOException {
      String info = "{\"spec\":\"x\",\"kind\":\"kernel\",\"release\":\"6.1\",\"arch\":\"x86_64\"}";
      var greeting = new PipedOutputStream();
      var in = new PipedInputStream(greeting, 1 << 16);
      greeting.write(frame("{\"hello\":1,\"info\":" + info + "}"));
      var out = new PipedOutputStream();
      var unread = new PipedInputStream(out, 1);
      return new Deaf(
          new RemoteTarget("deaf", new Channel(in, out, onClose, List::of), soon()), unread);
    }
  }

  @Test
  void anEndThatDoesNotReadIsGivenUpAtTheDeadline() throws IOException {
    RemoteTarget target = Deaf.open(() -> {}).target();
    // The deadline is the target's; this end is patient for five seconds more.
    var error =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () ->
                assertThrows(
                    DiagnosticException.class,
                    () -> target.observe(Deadline.in(Duration.ofMillis(50)))));
    assertEquals("E1015", error.diagnostics().get(0).code().id());
    assertTimeoutPreemptively(Duration.ofSeconds(60), target::close);
  }

  @Test
  void closingEndsTheWaitOfAnotherThread() throws Exception {
    var closed = new CountDownLatch(1);
    Deaf deaf = Deaf.open(closed::countDown);
    var waiting =
        CompletableFuture.supplyAsync(
            () ->
                assertThrows(
                    DiagnosticException.class,
                    () -> deaf.target().observe(Deadline.in(Duration.ofMinutes(10)))));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          while (deaf.unread().available() == 0) {
            Thread.sleep(10);
          }
          deaf.target().close();
        });
    assertEquals(0, closed.getCount());
    assertEquals("E1014", waiting.get(60, TimeUnit.SECONDS).diagnostics().get(0).code().id());
  }
}
