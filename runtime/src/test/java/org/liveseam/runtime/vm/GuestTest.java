package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.vm.GuestException.Reason;

/** Boots real kernels. Skipped, with the missing package named, where that cannot be. */
@Tag("guest")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class GuestTest {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final int MEBIBYTE = 1 << 20;

  @TempDir static Path cache;

  @TempDir Path temporary;

  private static GuestMachine machine;

  @BeforeAll
  static void findMachine() throws IOException {
    machine = GuestMachine.required(cache);
  }

  @Test
  void everyBytePassesBothWaysUnharmed() throws Exception {
    byte[] sent = new byte[MEBIBYTE];
    new Random(7).nextBytes(sent);
    for (int i = 0; i < 256; i++) {
      sent[i] = (byte) i;
      sent[sent.length - 1 - i] = (byte) i;
    }
    Guest guest = boot("/bin/cat");
    try (guest) {
      assertTrue(guest.times().init().compareTo(guest.times().ready()) <= 0);
      var writer =
          CompletableFuture.runAsync(
              () -> {
                try {
                  OutputStream out = guest.out();
                  out.write(sent);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertArrayEquals(sent, guest.in().readNBytes(sent.length));
      writer.get(10, TimeUnit.SECONDS);
      assertTrue(guest.alive());
    }
    assertFalse(guest.alive());
    assertEquals(Optional.empty(), guest.keptConsole());
    assertEquals(List.of(), machine.leftIn(temporary), "nothing is left behind");
  }

  @Test
  void theGuestIsTheKernelAskedForOnTheHostsFiles() throws Exception {
    String script =
        """
        uname -r
        cat /proc/self/mountinfo | cut -d' ' -f5,9 | tr '\\n' ';'
        echo
        test -d /sys/kernel/livepatch && echo livepatch
        touch /etc/liveseam-guest-was-here && echo writable
        modprobe -n dummy && echo modules
        printf '%s|' "$0" "$@"
        echo
        echo on the console >&2
        exit 3
        """;
    String odd = "a 'b' \"c\" $(reboot) `reboot` \\ \n;";
    Guest guest = boot("/bin/sh", "-c", script, "zero", odd, "");
    try (guest) {
      String said = new String(guest.in().readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = said.lines().toList();
      assertEquals(machine.kernel().release(), lines.get(0));
      for (String mount : List.of("/", "/proc", "/sys", "/sys/kernel/debug", "/run", "/dev/shm")) {
        assertTrue(
            lines.get(1).contains(";" + mount + " ") || lines.get(1).startsWith(mount + " "),
            lines.get(1) + " lacks " + mount);
      }
      assertEquals(List.of("livepatch", "writable", "modules"), lines.subList(2, 5));
      assertTrue(said.endsWith("zero|" + odd + "||\n"), said);
      GuestException why = guest.whyEnded(Duration.ofSeconds(5));
      assertEquals(Reason.DIED, why.reason());
      assertEquals("the agent ended with status 3", why.detail());
      assertTrue(why.tail().contains("on the console"), why.tail());
      assertTrue(Files.exists(why.console().orElseThrow()));
    }
    assertTrue(Files.exists(guest.keptConsole().orElseThrow()));
    assertFalse(Files.exists(Path.of("/etc/liveseam-guest-was-here")), "the host stays as it was");
  }

  @Test
  void aPanicIsToldAtOnce() {
    GuestException e =
        assertThrows(
            GuestException.class,
            () ->
                Guest.boot(
                    machine.host(temporary),
                    machine
                        .spec("/bin/cat")
                        .withKernelArguments(List.of("rdinit=/none", "root=/none")),
                    DEADLINE));
    assertEquals(Reason.PANIC, e.reason());
    assertTrue(e.detail().contains("Unable to mount root fs"), e.detail());
    assertTrue(Files.exists(e.console().orElseThrow()));
    assertEquals(List.of("console.log", "qemu.log"), machine.filesBeside(e.console().get()));
  }

  @Test
  void aPanicMidwayEndsTheChannelAndIsTold() throws Exception {
    try (Guest guest = boot("/bin/sh", "-c", "echo c > /proc/sysrq-trigger")) {
      assertEquals(-1, guest.in().read());
      GuestException why = guest.whyEnded(Duration.ofSeconds(5));
      assertEquals(Reason.PANIC, why.reason());
      assertTrue(why.detail().contains("sysrq triggered crash"), why.detail());
    }
  }

  @Test
  void theDeadlineHolds() {
    GuestException e =
        assertThrows(
            GuestException.class,
            () ->
                Guest.boot(
                    machine.host(temporary), machine.spec("/bin/cat"), Duration.ofMillis(1)));
    assertEquals(Reason.DEADLINE, e.reason());
    assertFalse(machine.anyQemuUnder(temporary));
  }

  @Test
  void anAgentThatIgnoresTheEndIsKilled() throws Exception {
    Guest guest = boot("/bin/sleep", "1000");
    guest.close();
    assertFalse(guest.alive());
    assertEquals(List.of(), machine.leftIn(temporary));
  }

  @Test
  void theGuestDiesWithItsKilledOwner() throws Exception {
    // An agent that would never end by itself.
    endsWithItsOwner("", "/bin/sleep", "1000");
  }

  @Test
  void withoutHelpOfTheKernelTheGuestEndsWithItsChannel() throws Exception {
    Path programs = Files.createDirectory(temporary.resolve("bin"));
    for (String name : List.of(Tools.QEMU, Tools.BUSYBOX)) {
      Files.createSymbolicLink(
          programs.resolve(name), Tools.ofPath("").find(name).orElseThrow().toRealPath());
    }
    endsWithItsOwner(programs.toString(), "/bin/cat");
  }

  private void endsWithItsOwner(String programs, String... agent) throws Exception {
    try (var owner = machine.ownerInAnotherJvm(temporary, programs, agent)) {
      ProcessHandle guest = ProcessHandle.of(owner.guestPid()).orElseThrow();
      owner.kill();
      guest.onExit().get(20, TimeUnit.SECONDS);
      assertFalse(guest.isAlive());
    }
  }

  private Guest boot(String... command) throws GuestException {
    return Guest.boot(machine.host(temporary), machine.spec(command), DEADLINE);
  }
}
