package org.liveseam.runtime.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.liveseam.runtime.diagnostic.Span;

/**
 * C before it is compiled: of a module, or of a library.
 *
 * @param name of the module
 * @param owner what messages call the whole, for instance the patch
 * @param span what it was made from
 * @param files text by name, a {@code Kbuild} among them
 * @param folders where the quoted includes of {@code file0.c}, {@code file1.c}, ... are looked for;
 *     the files name the folders by {@link #folderLink}
 * @param map back to the author's text
 */
public record GeneratedC(
    String name,
    String owner,
    Span span,
    SortedMap<String, String> files,
    List<Path> folders,
    SourceMap map) {
  public GeneratedC {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    folders = List.copyOf(folders);
  }

  /**
   * The link to a folder, beside the files. kbuild cannot spell a path with a space, a colon or a
   * dollar; a link hides it.
   */
  public static String folderLink(int number) {
    return "include" + number;
  }

  /** Feeds everything that decides what the compiler sees. */
  public void digest(MessageDigest digest) {
    files.forEach(
        (name, text) -> {
          put(digest, name);
          put(digest, text);
        });
    folders.forEach(folder -> put(digest, folder.toString()));
  }

  /** Length first, so that no two sequences of texts are one sequence of bytes. */
  public static void put(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
