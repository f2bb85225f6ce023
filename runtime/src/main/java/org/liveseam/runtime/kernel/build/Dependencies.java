package org.liveseam.runtime.kernel.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.runtime.build.Hashes;

/**
 * What else was compiled into a module: the files that kbuild lists in {@code .NAME.o.cmd}, a make
 * fragment that scripts/basic/fixdep.c writes: {@code deps_NAME.o := \} and one file or {@code
 * $(wildcard ...)} a line, each but the last with a backslash behind it.
 */
record Dependencies(Path scratch, KernelHeaders.Located headers, List<Path> folders) {
  private static final Pattern LINKED = Pattern.compile("include(\\d{1,4})/(.+)");

  /** The files that a fragment lists, as it spells them. */
  static Set<String> parse(String fragment) {
    var files = new TreeSet<String>();
    boolean inside = false;
    for (String line : fragment.lines().toList()) {
      if (line.startsWith("deps_")) {
        inside = true;
        continue;
      }
      boolean more = line.endsWith("\\");
      String file = (more ? line.substring(0, line.length() - 1) : line).strip();
      if (inside && !file.isEmpty() && !file.startsWith("$(wildcard")) {
        files.add(file);
      }
      inside &= more;
    }
    return files;
  }

  /**
   * The hash of each file outside the kernel's headers; empty if one of them changed meanwhile, so
   * that it is not known what was compiled.
   *
   * @param objects file names
   * @param began when make was started
   */
  Optional<Map<String, String>> of(List<String> objects, FileTime began) throws IOException {
    var hashes = new TreeMap<String, String>();
    for (String object : objects) {
      for (String name : parse(Files.readString(scratch.resolve("." + object + ".cmd")))) {
        if (name.startsWith(headers.build() + "/")) {
          continue; // saves looking at hundreds of files
        }
        Path file = locate(name);
        if (!Files.exists(file)) {
          return Optional.empty();
        }
        Path real = file.toRealPath();
        if (real.startsWith(scratch) || headers.roots().stream().anyMatch(real::startsWith)) {
          continue;
        }
        if (Files.getLastModifiedTime(file).compareTo(began) > 0) {
          return Optional.empty();
        }
        hashes.put(file.toString(), Hashes.of(file));
      }
    }
    return Optional.of(hashes);
  }

  /**
   * kbuild names files from the root, from the headers' folder, or (since 6.13) from the module's.
   */
  private Path locate(String name) {
    String prefix = scratch + "/";
    String local = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    Matcher link = LINKED.matcher(local);
    if (link.matches() && Integer.parseInt(link.group(1)) < folders.size()) {
      return folders.get(Integer.parseInt(link.group(1))).resolve(link.group(2));
    }
    Path file = headers.build().resolve(name);
    return Files.exists(file) ? file : scratch.resolve(name);
  }
}
