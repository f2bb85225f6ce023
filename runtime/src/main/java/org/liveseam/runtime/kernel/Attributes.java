package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Small files of sysfs and procfs. The kernel takes them away at any moment, also between opening
 * and reading (ENODEV, ESRCH): what is gone is empty here, never an error.
 */
final class Attributes {
  private Attributes() {}

  /**
   * The text without surrounding white space; empty if the file is gone.
   *
   * @throws IOException if it is there and cannot be read
   */
  static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (gone(file)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The text; empty also if this process may not read it. */
  static Optional<String> readable(Path file) {
    try {
      return read(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether the file says {@code 1} or {@code Y}; empty if it is gone or says something else. */
  static Optional<Boolean> flag(Path file) {
    return readable(file)
        .flatMap(
            text ->
                switch (text) {
                  case "1", "Y", "y" -> Optional.of(true);
                  case "0", "N", "n" -> Optional.of(false);
                  default -> Optional.empty();
                });
  }

  /**
   * The names in a folder, sorted; none if it is gone.
   *
   * @throws IOException if it is there and cannot be read
   */
  static List<String> names(Path folder) throws IOException {
    var names = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(folder)) {
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      if (!gone(folder)) {
        throw e.getCause();
      }
      return List.of();
    } catch (IOException e) {
      if (!gone(folder)) {
        throw e;
      }
      return List.of();
    }
    names.sort(null);
    return names;
  }

  private static boolean gone(Path file) {
    return Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
  }
}
