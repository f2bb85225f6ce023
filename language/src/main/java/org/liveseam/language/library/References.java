package org.liveseam.language.library;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Addresses by others, as RFC 3986 has them. {@link URI#resolve} follows RFC 2396, which takes the
 * last part of the path from {@code ?query}, and makes {@code http://hostx} of {@code http://host}
 * and {@code x}.
 */
final class References {
  private References() {}

  /**
   * The address that a reference means at another (5.2.2).
   *
   * @throws URISyntaxException if the reference is none
   */
  static URI resolve(URI base, String reference) throws URISyntaxException {
    URI given = new URI(reference);
    if (given.isOpaque()) {
      return given;
    }
    String scheme = given.getScheme() == null ? base.getScheme() : given.getScheme();
    boolean whole = given.getScheme() != null || given.getRawAuthority() != null;
    @Nullable String authority = whole ? given.getRawAuthority() : base.getRawAuthority();
    String path = path(given);
    @Nullable String query = given.getRawQuery();
    if (!whole && path.isEmpty()) {
      path = path(base);
      query = query == null ? base.getRawQuery() : query;
    } else if (!whole && !path.startsWith("/")) {
      path = beside(path(base), path);
    }
    // RFC 9110, 10.2.2: a redirection without one keeps it.
    @Nullable String fragment =
        given.getRawFragment() == null ? base.getRawFragment() : given.getRawFragment();
    return new URI(
        scheme
            + ":"
            + led("//", authority)
            + withoutDots(path)
            + led("?", query)
            + led("#", fragment));
  }

  /** A path in the place of the last part of another (5.2.3). */
  private static String beside(String base, String path) {
    return base.isEmpty() ? "/" + path : base.substring(0, base.lastIndexOf('/') + 1) + path;
  }

  /** What {@code .} and {@code ..} mean, which lead no higher than to the root (5.2.4). */
  private static String withoutDots(String path) {
    if (!path.startsWith("/")) {
      return path;
    }
    Deque<String> kept = new ArrayDeque<>();
    String[] parts = path.substring(1).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      switch (parts[i]) {
        case "." -> {
          if (last) {
            kept.addLast("");
          }
        }
        case ".." -> {
          kept.pollLast();
          if (last) {
            kept.addLast("");
          }
        }
        default -> kept.addLast(parts[i]);
      }
    }
    return "/" + String.join("/", kept);
  }

  private static String led(String mark, @Nullable String part) {
    return part == null ? "" : mark + part;
  }

  private static String path(URI address) {
    String path = address.getRawPath();
    return path == null ? "" : path;
  }
}
