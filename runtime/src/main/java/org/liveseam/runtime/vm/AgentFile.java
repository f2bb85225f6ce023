package org.liveseam.runtime.vm;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shell fragment that tells init what to run. Every word is quoted, so none is ever read as
 * shell.
 */
final class AgentFile {
  private AgentFile() {}

  /**
   * Sets the positional parameters to the command, and what else init needs to know.
   *
   * @param bindModules the host's path of the module tree to show as {@code /lib/modules/RELEASE};
   *     empty when the host has it there
   */
  static String of(String release, String bindModules, List<String> command) {
    return "release="
        + quote(release)
        + "\nmodules="
        + quote(bindModules)
        + "\nset -- "
        + command.stream().map(AgentFile::quote).collect(Collectors.joining(" "))
        + "\n";
  }

  /** One shell word. In single quotes nothing is special but the quote itself. */
  static String quote(String word) {
    if (word.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an argument cannot hold NUL");
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
