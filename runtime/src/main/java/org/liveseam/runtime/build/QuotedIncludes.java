package org.liveseam.runtime.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.runtime.model.SourceFile;

/**
 * The author's own headers: what a C file includes in quotes, found beside the file that includes
 * it or beside the first one, as the compiler looks for it. What is in neither place is the
 * compiler's to find or to miss. Conditions are not evaluated: a header that is not used counts,
 * too.
 */
public final class QuotedIncludes {
  /** Headers of an author are small and few; what is beyond that counts by size and time. */
  private static final long MOST_BYTES = 16 << 20;

  private static final int MOST_FILES = 1000;
  private static final Pattern INCLUDE =
      Pattern.compile("^[ \t]*#[ \t]*include[ \t]*\"([^\"\n]+)\"", Pattern.MULTILINE);

  private final Path home;
  private final MessageDigest digest;
  private final Set<Path> seen = new HashSet<>();
  private long bytes;

  private QuotedIncludes(Path home, MessageDigest digest) {
    this.home = home;
    this.digest = digest;
  }

  /** A file of which {@code text} was read, with what stands for its headers. */
  public static SourceFile source(Path path, String text) {
    return new SourceFile(path, text, digest(path, text));
  }

  /** The SHA-256 of all of them, in hex digits; empty if there are none. */
  static String digest(Path file, String text) {
    Path home = file.getParent();
    if (home == null) {
      throw new IllegalArgumentException("not the absolute path of a file: " + file);
    }
    try {
      var includes = new QuotedIncludes(home, MessageDigest.getInstance("SHA-256"));
      includes.follow(home, text);
      return includes.seen.isEmpty() ? "" : HexFormat.of().formatHex(includes.digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void follow(Path folder, String text) throws IOException {
    for (String name : names(text)) {
      Optional<Path> file = find(folder, name).or(() -> find(home, name));
      if (file.isEmpty()) {
        continue;
      }
      Path real = file.get().toRealPath();
      if (!seen.add(real)) {
        continue; // also what ends a circle
      }
      put(name.getBytes(StandardCharsets.UTF_8));
      long size = Files.size(real);
      bytes += size;
      if (bytes > MOST_BYTES || seen.size() > MOST_FILES) {
        put((size + " " + Files.getLastModifiedTime(real)).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      byte[] content = Files.readAllBytes(real);
      put(content);
      follow(file.get().resolveSibling(""), new String(content, StandardCharsets.UTF_8));
    }
  }

  private static Optional<Path> find(Path folder, String name) {
    if (name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) && Files.isReadable(file)
        ? Optional.of(file)
        : Optional.empty();
  }

  private void put(byte[] content) {
    digest.update((content.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(content);
  }

  /** What a text includes in quotes, in its order. */
  static List<String> names(String text) {
    var names = new ArrayList<String>();
    Matcher matcher = INCLUDE.matcher(withoutComments(text));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static String withoutComments(String text) {
    var out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end;
      if (text.startsWith("/*", at)) {
        end = text.indexOf("*/", at + 2);
        end = end < 0 ? text.length() : end + 2;
        out.append(' ');
      } else if (text.startsWith("//", at)) {
        end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
      } else {
        end = c == '"' || c == '\'' ? quoted(text, at) : at + 1;
        out.append(text, at, end);
      }
      at = end;
    }
    return out.toString();
  }

  /** Behind the closing quote, or at the end of the line. */
  private static int quoted(String text, int from) {
    char quote = text.charAt(from);
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }
}
