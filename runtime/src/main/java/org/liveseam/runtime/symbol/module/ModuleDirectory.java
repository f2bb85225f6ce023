package org.liveseam.runtime.symbol.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The modules of one kernel, {@code /lib/modules/V}. Found by {@code modules.dep} (depmod(8) writes
 * it: a path, a colon, what it needs), or by looking through the directory where nobody ran depmod.
 * Read once, when first asked. Thread-safe.
 */
public final class ModuleDirectory {
  private static final Pattern FILE = Pattern.compile("(?:.*/)?([^/]+)\\.ko(?:\\.(?:xz|zst|gz))?");

  private final Path directory;
  private @Nullable Map<String, Path> files;

  /** A directory, which need not exist: then it has no modules. */
  public ModuleDirectory(Path directory) {
    this.directory = directory;
  }

  /** A module's name as the kernel has it: {@code -} is {@code _}. */
  public static String normalise(String module) {
    return module.replace('-', '_');
  }

  /** The file of a module. */
  public Optional<Path> find(String module) {
    return Optional.ofNullable(files().get(normalise(module)));
  }

  /** Names of all modules. */
  public Set<String> names() {
    return Set.copyOf(files().keySet());
  }

  private synchronized Map<String, Path> files() {
    if (files == null) {
      try {
        files = Files.isDirectory(directory) ? list() : Map.of();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private Map<String, Path> list() throws IOException {
    Map<String, Path> found = new HashMap<>();
    Path index = directory.resolve("modules.dep");
    if (Files.exists(index)) {
      for (String line :
          new String(Files.readAllBytes(index), StandardCharsets.ISO_8859_1).split("\n", -1)) {
        int colon = line.indexOf(':');
        add(found, colon < 0 ? line : line.substring(0, colon));
      }
    } else {
      try (Stream<Path> tree = Files.walk(directory)) {
        tree.forEach(p -> add(found, directory.relativize(p).toString()));
      }
    }
    return found;
  }

  private void add(Map<String, Path> found, String path) {
    Matcher matcher = FILE.matcher(path);
    if (path.indexOf('\0') < 0 && matcher.matches()) {
      found.putIfAbsent(normalise(matcher.group(1)), directory.resolve(path));
    }
  }
}
