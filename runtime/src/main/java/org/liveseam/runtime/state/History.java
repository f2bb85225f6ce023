package org.liveseam.runtime.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who did what and when: JSON lines, only ever appended. Nothing depends on it; a lost file is an
 * empty history, and a line that cannot be read is skipped with a note. Several processes may
 * append at once.
 */
public final class History {
  private final Path file;

  public History(Path file) {
    this.file = file;
  }

  /**
   * What could be read.
   *
   * @param entries oldest first
   * @param notes what could not
   */
  public record Contents(List<Entry> entries, List<String> notes) {
    public Contents {
      entries = List.copyOf(entries);
      notes = List.copyOf(notes);
    }
  }

  /**
   * The file of this user: {@code /var/lib/liveseam} for root, the XDG state folder for others.
   *
   * @param environment as of {@link System#getenv()}
   */
  public static Path place(boolean root, Map<String, String> environment, Path home) {
    if (root) {
      return Path.of("/var/lib/liveseam/history.jsonl");
    }
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    // The XDG specification has relative paths ignored.
    Path base = state.startsWith("/") ? Path.of(state) : home.resolve(".local/state");
    return base.resolve("liveseam/history.jsonl");
  }

  /** The user an environment tells of: by the name they logged in with where sudo tells. */
  public static String who(Map<String, String> environment) {
    String sudo = environment.getOrDefault("SUDO_USER", "");
    return sudo.isBlank() ? System.getProperty("user.name", "?") : sudo;
  }

  /** Adds an entry; makes folder and file, closed to others, if they are missing. */
  public void append(Entry entry) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      // One write: lines of processes that append at once do not mix. The line end comes first, so
      // that a line which was cut off by a crash does not swallow this one; empty lines mean
      // nothing.
      var line = ByteBuffer.wrap(("\n" + entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
    }
  }

  /** Reads all. */
  public Contents read() throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new Contents(List.of(), List.of());
    }
    var entries = new ArrayList<Entry>();
    var notes = new ArrayList<String>();
    int number = 0;
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        Optional<Entry> entry = Entry.parse(line);
        entry.ifPresent(entries::add);
        if (entry.isEmpty()) {
          notes.add(file + ":" + number + " is no entry and was skipped");
        }
      }
    }
    return new Contents(entries, notes);
  }
}
