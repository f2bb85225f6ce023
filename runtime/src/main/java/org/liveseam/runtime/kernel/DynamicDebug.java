package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.os.SystemCallException;

/**
 * Makes the kernel log its own account of a transition ({@code initializing patching transition},
 * {@code completing patching transition}), as its selftests do: {@code set_dynamic_debug} in
 * tools/testing/selftests/livepatch/functions.sh. What was on before stays on afterwards.
 */
final class DynamicDebug {
  // FILE:LINE [MODULE]FUNCTION =FLAGS "FORMAT"; Documentation/admin-guide/dynamic-debug-howto.rst.
  private static final Pattern SITE =
      Pattern.compile("(kernel/livepatch/[a-z_-]+\\.c):(\\d+) \\[[^\\]]*\\](\\w+) =(\\w+) .*");
  private static final String FILES = "file kernel/livepatch/*";
  // Says the same of each task every second.
  private static final String NOISE = "klp_try_switch_task";

  private final Posix posix;
  private final Path control;
  private List<Site> before = List.of();
  private boolean on;

  DynamicDebug(Posix posix, KernelRoots roots) {
    this.posix = posix;
    this.control = control(roots);
  }

  /** Whether this process may switch messages on; asked before anything depends on it. */
  static boolean usable(KernelRoots roots) {
    return Files.isWritable(control(roots));
  }

  private static Path control(KernelRoots roots) {
    Path own = roots.proc().resolve("dynamic_debug/control");
    return Files.exists(own) ? own : roots.sys().resolve("kernel/debug/dynamic_debug/control");
  }

  /** A message that can be switched on by itself. */
  record Site(String file, int line, String function, boolean on) {}

  /**
   * Switches the messages on.
   *
   * @throws IOException if this kernel has no dynamic debug, or this process may not use it
   */
  void on() throws IOException {
    if (on) {
      return;
    }
    if (before.isEmpty()) {
      before = sites(Files.readString(control, StandardCharsets.ISO_8859_1));
    }
    on = true;
    command(FILES + " +p");
    if (before.stream().noneMatch(site -> site.function().equals(NOISE) && site.on())) {
      command("func " + NOISE + " -p");
    }
  }

  /** The live patch core's messages among all. */
  static List<Site> sites(String control) {
    return control
        .lines()
        .map(SITE::matcher)
        .filter(Matcher::matches)
        .filter(site -> site.group(2).length() < 9)
        .map(
            site ->
                new Site(
                    site.group(1),
                    Integer.parseInt(site.group(2)),
                    site.group(3),
                    site.group(4).contains("p")))
        .toList();
  }

  /**
   * Puts everything back as it was when this first switched it on.
   *
   * @throws IOException if the messages stay on
   */
  void off() throws IOException {
    if (!on) {
      return;
    }
    on = false;
    command(FILES + " -p");
    for (Site site : before) {
      if (site.on()) {
        command("file " + site.file() + " line " + site.line() + " +p");
      }
    }
  }

  private void command(String text) throws SystemCallException {
    try (var file = posix.open(control, Posix.Mode.WRITE)) {
      file.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }
}
