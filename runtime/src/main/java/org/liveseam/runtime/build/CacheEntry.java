package org.liveseam.runtime.build;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A built module as it is kept.
 *
 * <pre>
 *   magic "SEAMKO01" | SHA-256 of all that follows, 32 bytes | length of the facts, 4 bytes
 *   facts: JSON {"output": ..., "dependencies": {path: SHA-256}} | the module
 * </pre>
 *
 * @param image the {@code .ko}
 * @param output what the tools said, so that a module from the cache gives the same warnings
 * @param dependencies the hash of every file outside the kernel's headers that was compiled in
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares entries
public record CacheEntry(byte[] image, String output, Map<String, String> dependencies) {
  private static final byte[] MAGIC = "SEAMKO01".getBytes(StandardCharsets.US_ASCII);
  private static final int HASH = 32;

  public CacheEntry {
    dependencies = Map.copyOf(dependencies);
  }

  /** What gson reads and writes; any member may be missing in what it reads. */
  private static final class Facts {
    @Nullable String output;
    @Nullable Map<String, String> dependencies;
  }

  public byte[] encode() {
    var facts = new Facts();
    facts.output = output;
    facts.dependencies = new TreeMap<>(dependencies);
    byte[] json = new Gson().toJson(facts).getBytes(StandardCharsets.UTF_8);
    byte[] body =
        ByteBuffer.allocate(4 + json.length + image.length)
            .putInt(json.length)
            .put(json)
            .put(image)
            .array();
    return ByteBuffer.allocate(MAGIC.length + HASH + body.length)
        .put(MAGIC)
        .put(Hashes.sha256().digest(body))
        .put(body)
        .array();
  }

  /** Empty for anything that {@link #encode} did not write whole. */
  public static Optional<CacheEntry> decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < MAGIC.length + HASH + 4) {
      return Optional.empty();
    }
    byte[] magic = take(in, MAGIC.length);
    byte[] hash = take(in, HASH);
    MessageDigest digest = Hashes.sha256();
    digest.update(in.slice());
    int length = in.getInt();
    if (!MessageDigest.isEqual(magic, MAGIC)
        || !MessageDigest.isEqual(hash, digest.digest())
        || length < 0
        || length > in.remaining()) {
      return Optional.empty();
    }
    String json = new String(take(in, length), StandardCharsets.UTF_8);
    try {
      Facts facts = new Gson().fromJson(json, Facts.class);
      if (facts == null || facts.output == null || facts.dependencies == null) {
        return Optional.empty();
      }
      return Optional.of(
          new CacheEntry(take(in, in.remaining()), facts.output, facts.dependencies));
    } catch (JsonParseException e) {
      return Optional.empty(); // written by another version
    }
  }

  private static byte[] take(ByteBuffer in, int length) {
    var bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
