package org.liveseam.runtime.build;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/**
 * Built modules by what they were built from. Several processes may use one folder at once: an
 * entry appears whole or not at all, and one that is damaged counts as absent.
 *
 * @param folder made when first needed; see {@link PrivateFolder}
 */
public record BuildCache(Path folder) {
  private static final String SUFFIX = ".module";
  private static final long LARGEST = 64 << 20;
  private static final int MOST_ENTRIES = 200;

  /**
   * The entry of a key, if all that it was built from is as it was then.
   *
   * @param key hex digits
   * @throws DiagnosticException if others can write to the folder
   */
  public Optional<CacheEntry> find(String key) throws IOException {
    Path file = PrivateFolder.open(folder).resolve(key + SUFFIX);
    try {
      if (Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      Optional<CacheEntry> entry = CacheEntry.decode(Files.readAllBytes(file));
      return entry.isPresent() && isCurrent(entry.get().dependencies()) ? entry : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty(); // the usual miss
    }
  }

  public void store(String key, CacheEntry entry) throws IOException {
    Path real = PrivateFolder.open(folder);
    Path temporary = Files.createTempFile(real, "new", ""); // mode 0600
    try {
      Files.write(temporary, entry.encode());
      Files.move(temporary, real.resolve(key + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    prune(real);
  }

  private static boolean isCurrent(Map<String, String> dependencies) throws IOException {
    for (Map.Entry<String, String> dependency : dependencies.entrySet()) {
      Path file = Path.of(dependency.getKey());
      if (!Files.isReadable(file) || !Hashes.of(file).equals(dependency.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Removes the oldest entries beyond a number that nobody needs at once. */
  private static void prune(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      files.forEach(entries::add);
    }
    if (entries.size() <= MOST_ENTRIES) {
      return;
    }
    entries.sort(Comparator.comparingLong(file -> file.toFile().lastModified()));
    for (Path old : entries.subList(0, entries.size() - MOST_ENTRIES)) {
      Files.deleteIfExists(old);
    }
  }
}
