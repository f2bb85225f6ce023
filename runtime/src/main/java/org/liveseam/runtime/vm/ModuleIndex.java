package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code depmod} wrote about one module tree: which file a module is, what it needs, and what
 * is built into the kernel. Format: modules.dep(5).
 */
final class ModuleIndex {
  private final Path tree;
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, List<String>> needs = new HashMap<>();
  private final Set<String> builtIn = new HashSet<>();

  private ModuleIndex(Path tree) {
    this.tree = tree;
  }

  /**
   * Reads {@code modules.dep} and {@code modules.builtin} of a tree such as {@code
   * /lib/modules/RELEASE}.
   *
   * @throws IOException when the first is missing or malformed
   */
  static ModuleIndex read(Path tree) throws IOException {
    var index = new ModuleIndex(tree);
    for (String line : lines(tree.resolve("modules.dep"))) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException(tree.resolve("modules.dep") + ": not a dependency line: " + line);
      }
      String file = line.substring(0, colon);
      String rest = line.substring(colon + 1).strip();
      index.files.put(name(file), file);
      index.needs.put(file, rest.isEmpty() ? List.of() : List.of(rest.split("\\s+", -1)));
    }
    Path builtIn = tree.resolve("modules.builtin");
    if (Files.exists(builtIn)) {
      lines(builtIn).forEach(line -> index.builtIn.add(name(line)));
    }
    return index;
  }

  /**
   * The files to load, in this order, so that all of {@code modules} are there; what is built in
   * needs none.
   *
   * @throws IOException when a module is neither a file nor built in, or its path leaves the tree
   */
  List<Path> loadOrder(Collection<String> modules) throws IOException {
    var order = new LinkedHashSet<String>();
    for (String module : modules) {
      String file = files.get(name(module));
      if (file == null) {
        if (builtIn.contains(name(module))) {
          continue;
        }
        throw new IOException("the kernel has no module " + module + " (" + tree + ")");
      }
      // modules.dep lists what a module needs with the deepest last.
      order.addAll(needs.getOrDefault(file, List.of()).reversed());
      order.add(file);
    }
    var paths = new LinkedHashSet<Path>();
    for (String file : order) {
      Path path = tree.resolve(file).normalize();
      // An absolute path in modules.dep is legal and means a module outside the tree.
      if (!path.startsWith(tree.normalize())) {
        throw new IOException("module outside of its tree: " + file);
      }
      paths.add(path);
    }
    return List.copyOf(paths);
  }

  /** Dashes and underscores mean the same in a module's name. */
  private static String name(String file) {
    String base = file.substring(file.lastIndexOf('/') + 1);
    int dot = base.indexOf('.');
    return (dot < 0 ? base : base.substring(0, dot)).replace('-', '_');
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
