package org.liveseam.runtime.kernel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shapes of text that procfs and securityfs answer with. Pure. */
final class ProcText {
  private static final Pattern CHOSEN = Pattern.compile("\\[([a-z_]{1,32})\\]");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

  private ProcText() {}

  /**
   * Names of the loaded modules, newest first, from {@code /proc/modules}: one line each, {@code
   * name size references users state address}; kernel/module/procfs.c, m_show.
   */
  static List<String> modules(String text) {
    return text.lines().map(line -> line.split(" ", 2)[0]).filter(ModuleNames::valid).toList();
  }

  /**
   * The mode from {@code /sys/kernel/security/lockdown}, which shows all and puts the chosen one in
   * brackets; empty for {@code [none]}.
   */
  static String lockdown(String text) {
    Matcher chosen = CHOSEN.matcher(text);
    return chosen.find() && !chosen.group(1).equals("none") ? chosen.group(1) : "";
  }

  /** The value of {@code Name: value} in {@code /proc/self/status}. */
  static Optional<String> status(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  /** A number on its own; empty if it is anything else. */
  static OptionalLong number(String text) {
    return NUMBER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
