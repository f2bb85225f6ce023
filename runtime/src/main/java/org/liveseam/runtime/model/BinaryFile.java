package org.liveseam.runtime.model;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An object file or shared library as it was when the patch was read.
 *
 * @param path absolute
 * @param content not to be changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent") // compared by digest
public record BinaryFile(Path path, byte[] content) {
  /** The SHA-256 of its content, in hex digits. */
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
