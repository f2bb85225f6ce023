package org.liveseam.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private static Entry entry(String patch) {
    return new Entry(NOON, "ada", "apply", "kernel", patch, "1.0 0123456789ab", "", "done");
  }

  @Test
  void addsEntriesInAFileOfItsOwn(@TempDir Path home) throws IOException {
    Path file = home.resolve("state/liveseam/history.jsonl");
    var history = new History(file);
    assertEquals(new History.Contents(List.of(), List.of()), history.read());
    history.append(entry("a"));
    history.append(entry("b"));
    assertEquals(List.of(entry("a"), entry("b")), history.read().entries());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void skipsDamageWithANote(@TempDir Path home) throws IOException {
    Path file = home.resolve("history.jsonl");
    var history = new History(file);
    history.append(entry("a"));
    Files.writeString(file, "{\"when\":\"2026-01-0", StandardOpenOption.APPEND);
    history.append(entry("b"));
    History.Contents contents = history.read();
    assertEquals(List.of(entry("a"), entry("b")), contents.entries());
    assertEquals(List.of(file + ":3 is no entry and was skipped"), contents.notes());
  }

  @Test
  void isWhereItsUserMayWrite() {
    Path home = Path.of("/home/ada");
    assertEquals(
        Path.of("/var/lib/liveseam/history.jsonl"),
        History.place(true, Map.of("XDG_STATE_HOME", "/x"), home));
    assertEquals(
        Path.of("/x/liveseam/history.jsonl"),
        History.place(false, Map.of("XDG_STATE_HOME", "/x"), home));
    assertEquals(
        Path.of("/home/ada/.local/state/liveseam/history.jsonl"),
        History.place(false, Map.of("XDG_STATE_HOME", "relative"), home));
  }

  @Test
  void namesWhoeverIsBehindSudo() {
    assertEquals("ada", History.who(Map.of("SUDO_USER", "ada")));
    assertEquals(System.getProperty("user.name"), History.who(Map.of()));
  }

  @Property(tries = 200)
  void readsBackWhatItWrote(
      @ForAll String who, @ForAll String reason, @ForAll String outcome, @ForAll int second) {
    var entry = new Entry(Instant.ofEpochSecond(second), who, "v", "t", "p", "1", reason, outcome);
    assertTrue(entry.line().lines().count() == 1);
    assertEquals(Optional.of(entry), Entry.parse(entry.line()));
  }

  @FuzzTest
  void anyLineIsAnEntryOrNot(byte[] bytes) {
    Entry.parse(new String(bytes, StandardCharsets.UTF_8))
        .ifPresent(entry -> assertEquals(Optional.of(entry), Entry.parse(entry.line())));
  }
}
