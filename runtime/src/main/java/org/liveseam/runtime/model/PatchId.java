package org.liveseam.runtime.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What identifies a patch on a target.
 *
 * @param hash the first 12 hex digits of the SHA-256 of its content (reason, fixes and places left
 *     out: they change nothing that runs)
 * @param states what it does to the state of the system
 */
public record PatchId(String name, String version, String hash, List<StateVersion> states) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{12}");
  private static final String MARK = "liveseam";

  public PatchId {
    Names.check(Names.isPatch(name), "patch name", name);
    Names.check(Names.isVersion(version), "patch version", version);
    states = List.copyOf(states);
    Names.check(HASH.matcher(hash).matches(), "content hash", hash);
  }

  /** Of a patch without states. */
  public PatchId(String name, String version, String hash) {
    this(name, version, hash, List.of());
  }

  static PatchId of(Patch patch) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(Canonical.text(patch).getBytes(StandardCharsets.UTF_8));
      return new PatchId(
          patch.name(),
          patch.version(),
          HexFormat.of().formatHex(digest).substring(0, 12),
          patch.states().stream().map(State::state).toList());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The kernel module's name: {@code seam_}, the patch's name cut to 37 characters, {@code _}, the
   * hash; at most 55 characters, which is what the kernel takes.
   */
  public String moduleName() {
    return "seam_" + name.substring(0, Math.min(37, name.length())) + "_" + hash;
  }

  /** The MODULE_VERSION, from which list and status can be rebuilt without our records. */
  public String marker() {
    String known = MARK + " " + name + " " + version + " " + hash;
    return states.isEmpty() ? known : known + " " + StateVersion.write(states);
  }

  /** The identity in a MODULE_VERSION; empty if it is not one of ours. */
  public static Optional<PatchId> fromMarker(String moduleVersion) {
    String[] parts = moduleVersion.strip().split(" ", -1);
    if (parts.length < 4
        || parts.length > 5
        || !parts[0].equals(MARK)
        || !Names.isPatch(parts[1])
        || !Names.isVersion(parts[2])
        || !HASH.matcher(parts[3]).matches()) {
      return Optional.empty();
    }
    Optional<List<StateVersion>> states =
        parts.length == 4 ? Optional.of(List.of()) : StateVersion.read(parts[4]);
    return states.map(known -> new PatchId(parts[1], parts[2], parts[3], known));
  }
}
