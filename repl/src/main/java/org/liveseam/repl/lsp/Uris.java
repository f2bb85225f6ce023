package org.liveseam.repl.lsp;

import java.net.URI;
import java.nio.file.Path;

/** The names of texts. */
final class Uris {
  private Uris() {}

  /**
   * The absolute and normalized path of a file. What is none, such as a text that was never saved,
   * gets one in a folder that is not there, so that it has no files beside it.
   */
  static Path path(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equals(parsed.getScheme()) && parsed.getPath() != null
          ? Path.of(parsed.getPath()).toAbsolutePath().normalize()
          : nowhere(uri);
    } catch (IllegalArgumentException e) { // no URI, or none that the locale has a path for
      return nowhere(uri);
    }
  }

  private static Path nowhere(String uri) {
    return Path.of("/nowhere", uri.replaceAll("[^A-Za-z0-9._-]", "_"));
  }
}
