package org.liveseam.runtime.vm;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Files that are expensive to make, named by the hash of what they were made from. Two processes
 * may make the same file at once: each writes its own and renames it, and both are equal.
 *
 * @param folder where they are; made when the first is stored
 */
record ContentCache(Path folder) {

  /** Writes a file's content. */
  interface Maker {
    void write(OutputStream out) throws IOException;
  }

  /** A fresh hash for {@link #get}. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The file of this kind and hash, when it was made before. */
  Optional<Path> find(String kind, byte[] hash) {
    return Optional.of(file(kind, hash)).filter(Files::isRegularFile);
  }

  /**
   * The file of this kind and hash, made when it is not there yet.
   *
   * @param kind the name's first part, a plain word
   */
  Path get(String kind, byte[] hash, Maker maker) throws IOException {
    Optional<Path> known = find(kind, hash);
    if (known.isPresent()) {
      return known.get();
    }
    Path file = file(kind, hash);
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, kind, ".tmp");
    try {
      try (var out = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
        maker.write(out);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return file;
  }

  private Path file(String kind, byte[] hash) {
    return folder.resolve(kind + "-" + HexFormat.of().formatHex(hash, 0, 16));
  }
}
