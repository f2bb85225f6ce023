package org.liveseam.runtime.process.body;

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
 * What else was compiled: the files that {@code cc -MD} lists, as a rule of make: {@code x.o: a.c
 * b.h \} with a backslash before spaces in names and at the ends of lines, and two dollars for one.
 *
 * @param folders behind the links {@code include0}, {@code include1}, ...
 */
record DependencyFiles(Path scratch, List<Path> folders) {
  private static final Pattern LINKED = Pattern.compile("include(\\d{1,4})/(.+)");
  private static final Pattern WORD =
      Pattern.compile("(?:\\\\[ #\\\\]|\\$\\$|[^\\s\\\\]|\\\\(?=\\S))+");

  /** The files that a rule lists behind its target. */
  static Set<String> parse(String rule) {
    var files = new TreeSet<String>();
    String list = rule.substring(rule.indexOf(": ") + 1).replace("\\\n", "\n");
    Matcher word = WORD.matcher(list);
    while (word.find()) {
      files.add(word.group().replaceAll("\\\\([ #\\\\])", "$1").replace("$$", "$"));
    }
    return files;
  }

  /**
   * The hash of each file that was not generated; empty if one of them changed meanwhile, so that
   * it is not known what was compiled.
   *
   * @param began when the compiler was started
   */
  Optional<Map<String, String>> of(List<String> rules, FileTime began) throws IOException {
    var hashes = new TreeMap<String, String>();
    for (String rule : rules) {
      for (String name : parse(Files.readString(scratch.resolve(rule)))) {
        Path file = locate(name);
        if (!Files.exists(file)) {
          return Optional.empty();
        }
        if (file.toRealPath().startsWith(scratch)) {
          continue;
        }
        if (Files.getLastModifiedTime(file).compareTo(began) > 0) {
          return Optional.empty();
        }
        if (!hashes.containsKey(file.toString())) {
          hashes.put(file.toString(), Hashes.of(file));
        }
      }
    }
    return Optional.of(hashes);
  }

  private Path locate(String name) {
    Matcher link = LINKED.matcher(name);
    if (link.matches() && Integer.parseInt(link.group(1)) < folders.size()) {
      return folders.get(Integer.parseInt(link.group(1))).resolve(link.group(2));
    }
    return scratch.resolve(name); // an absolute name stays what it is
  }
}
