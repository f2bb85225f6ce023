package org.liveseam.runtime.kernel;

import java.util.regex.Pattern;

/** Names of modules, before they become part of a path or of a system call. */
final class ModuleNames {
  // Wider than what we build: a foreign module may have any file name without a slash.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}");

  private ModuleNames() {}

  static boolean valid(String name) {
    return NAME.matcher(name).matches();
  }

  static String check(String name) {
    if (!valid(name)) {
      throw new IllegalArgumentException("not a module name: " + name);
    }
    return name;
  }
}
