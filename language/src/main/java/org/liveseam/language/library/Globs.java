package org.liveseam.language.library;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import org.liveseam.language.value.SeamList;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.LibraryErrors;

/** Files by patterns of their paths. */
public final class Globs {
  private static final int MOST_SEEN = 200_000;

  private Globs() {}

  /**
   * The paths below a folder, relative to it and sorted, that a pattern takes. Links are listed,
   * not followed; folders that cannot be read are an error.
   *
   * @param pattern {@code *} and {@code ?} stay within a name, {@code **} does not
   */
  public static SeamList glob(String pattern, String folder, Pulse pulse) {
    Path root = HostFiles.path("list", folder);
    Pattern wanted = GlobPattern.compile(pattern);
    var found = new TreeSet<String>();
    return HostFiles.at(
        "list",
        folder,
        () -> {
          if (!Files.isDirectory(root)) {
            throw new IOException("it is no folder");
          }
          Path real = root.toRealPath(); // a walk does not follow a link that it begins at
          Files.walkFileTree(real, new Visit(real, wanted, found, pulse));
          return SeamList.of(java.util.List.copyOf(found));
        });
  }

  private static final class Visit extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Pattern wanted;
    private final Set<String> found;
    private final Pulse pulse;
    private int seen;

    Visit(Path root, Pattern wanted, Set<String> found, Pulse pulse) {
      this.root = root;
      this.wanted = wanted;
      this.found = found;
      this.pulse = pulse;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
      return see(folder);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
      return see(file);
    }

    private FileVisitResult see(Path path) {
      pulse.check();
      if (++seen > MOST_SEEN) {
        throw Diagnostic.of(LibraryErrors.TOO_MUCH, "`" + root + "`", MOST_SEEN + " paths").raise();
      }
      String relative = root.relativize(path).toString();
      if (!relative.isEmpty() && wanted.matcher(new PulsedText(relative, pulse)).matches()) {
        found.add(relative);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
