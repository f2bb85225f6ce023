package org.liveseam.repl.io;

import java.nio.file.Path;

/** Where a user's files of ours are kept, as the XDG base directory specification says. */
public record Xdg(Streams streams) {
  private static final String NAME = "liveseam";

  /** May be emptied at any time. */
  public Path cache() {
    return folder("XDG_CACHE_HOME", ".cache");
  }

  /** Histories. */
  public Path state() {
    return folder("XDG_STATE_HOME", ".local/state");
  }

  private Path folder(String variable, String usual) {
    Path home = Path.of(streams.variable("HOME").orElseGet(() -> System.getProperty("user.home")));
    // The specification tells to ignore relative paths.
    return streams
        .variable(variable)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(home.resolve(usual))
        .resolve(NAME);
  }
}
