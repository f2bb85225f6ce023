package org.liveseam.runtime.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.liveseam.runtime.diagnostic.Span;

/**
 * A shadow variable: data of the patch's own beside objects of the patched program
 * (Documentation/livepatch/shadow-vars.rst).
 *
 * @param type what it holds, in C or as a native type of Seam: {@code u32}, {@code struct note *}
 * @param owner the C type of the objects it belongs to: {@code struct task_struct}
 */
public record Shadow(String name, String type, String owner, Span span) {
  public Shadow {
    Names.check(Names.isC(name), "C name", name);
    Names.check(Names.isCType(type), "C type", type);
    Names.check(Names.isCType(owner) && !owner.endsWith("*"), "C type of an object", owner);
  }

  /**
   * The number that it is kept by. It follows from name, type and owner: patches that declare the
   * same variable share it, and no two others do. Never below 2^32, where authors choose their own.
   */
  public long id() {
    try {
      String text = name + "\n" + type + "\n" + owner;
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return (ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE) | (1L << 62);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
