package org.liveseam.repl.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.repl.io.SourceText;
import org.liveseam.runtime.target.TargetSpec;

/**
 * Which files have tests that may act on what they share with others: this process, its kernel.
 * Taken from the words of the files and of what they import, so that rather one too many runs
 * alone.
 */
final class TestSharing {
  private static final Set<String> OWN = Set.of("vm", "fake");
  private static final Pattern SHARED =
      Pattern.compile(
          "(?<!requires )\\b(?:process|kernel|target|library|executable|native)\\b|\\bin\\s*\"");
  private static final Pattern IMPORT = Pattern.compile("\\bimport\\s*\"([^\"]*)\"");

  private TestSharing() {}

  /**
   * @param usual where tests run that name no target
   */
  static boolean shares(SourceText text, TargetSpec usual) {
    return !OWN.contains(usual.scheme())
        || shares(text.source().text(), text.folder(), new HashSet<>());
  }

  private static boolean shares(String text, Path folder, Set<Path> seen) {
    if (SHARED.matcher(text).find()) {
      return true;
    }
    Matcher imports = IMPORT.matcher(text);
    while (imports.find()) {
      String name = imports.group(1);
      if (!name.startsWith("std:") && imported(folder, name, seen)) {
        return true;
      }
    }
    return false;
  }

  private static boolean imported(Path folder, String name, Set<Path> seen) {
    try {
      Path file = folder.resolve(name).normalize();
      Path parent = file.getParent();
      return seen.add(file)
          && shares(Files.readString(file), parent == null ? folder : parent, seen);
    } catch (java.io.IOException | java.nio.file.InvalidPathException e) {
      return true; // whoever runs it says what is wrong with it
    }
  }
}
