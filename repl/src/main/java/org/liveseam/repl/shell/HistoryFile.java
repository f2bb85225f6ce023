package org.liveseam.repl.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.liveseam.repl.io.Xdg;

/** Where typed lines are kept: readable by their author alone, because they may hold anything. */
final class HistoryFile {
  private HistoryFile() {}

  /** The file, made ready; or why there is none. */
  record Prepared(Optional<Path> file, String trouble) {}

  static Prepared prepare(Xdg xdg) {
    Path folder = xdg.state();
    Path file = folder.resolve("history");
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } catch (FileAlreadyExistsException e) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      return new Prepared(Optional.of(file), "");
    } catch (IOException | UnsupportedOperationException e) {
      return new Prepared(Optional.empty(), "no history: " + e);
    }
  }
}
