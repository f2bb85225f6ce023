package org.liveseam.repl.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.io.Xdg;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.RecordErrors;

/**
 * A file of entries, one JSON object per line, that only grows. Root's is the system's; others have
 * one of their own below XDG's state folder.
 */
public record Journal(Path file) {
  private static final Path SYSTEM = Path.of("/var/lib/liveseam");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

  /** What a file holds; {@code unread} lines are not entries. */
  public record Content(List<Entry> entries, int unread) {
    public Content {
      entries = List.copyOf(entries);
    }

    /** The entry of that number. */
    public Optional<Entry> entry(int number) {
      return entries.stream().filter(e -> e.number() == number).findFirst();
    }
  }

  /** This user's. */
  public static Journal of(Streams streams) {
    boolean system = streams.variable("XDG_STATE_HOME").isEmpty() && root();
    Path folder = system ? SYSTEM : new Xdg(streams).state();
    return new Journal(folder.resolve("history.jsonl"));
  }

  private static boolean root() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
          && uid == 0;
    } catch (IOException | UnsupportedOperationException e) {
      return false; // then it is this user's own
    }
  }

  /**
   * Appends entries; each line is whole or missing, also when others write at the same time.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException E0742 if it cannot
   */
  public void append(List<Entry> entries) {
    var lines = new StringBuilder();
    entries.forEach(entry -> lines.append(EntryJson.write(entry)).append('\n'));
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      }
      var how =
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
      try (FileChannel out =
              FileChannel.open(file, how, PosixFilePermissions.asFileAttribute(FILE));
          var lock = out.lock()) {
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (lock.isValid() && bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw Diagnostic.of(RecordErrors.NOT_RECORDED, e).raise();
    }
  }

  /**
   * All entries, oldest first; none if there is no file.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException E0743 if it cannot be read
   */
  public Content read() {
    try {
      var entries = new ArrayList<Entry>();
      int unread = 0;
      int number = 0;
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        number++;
        Optional<Entry> entry = EntryJson.read(number, line);
        entry.ifPresent(entries::add);
        unread += entry.isEmpty() ? 1 : 0;
      }
      return new Content(entries, unread);
    } catch (NoSuchFileException e) {
      return new Content(List.of(), 0);
    } catch (IOException e) {
      throw Diagnostic.of(RecordErrors.DAMAGED, file, String.valueOf(e.getMessage())).raise();
    }
  }
}
