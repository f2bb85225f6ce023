package org.liveseam.repl.journal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change, as it stands in a line of the history.
 *
 * @param number from 1, the line's; not written
 * @param boot the kernel's boot, so that what a reboot took away is not taken for applied
 * @param kind {@code applied} or {@code reverted}
 * @param version of the patch; empty where it is not known
 * @param hash of its content; empty where it is not known
 * @param reason as the patch says
 * @param file where the patch was written, absolute
 */
public record Entry(
    int number,
    Instant time,
    String user,
    long pid,
    String command,
    String target,
    String release,
    String boot,
    String kind,
    String name,
    @Nullable String version,
    @Nullable String hash,
    @Nullable String reason,
    @Nullable String file) {
  /** {@link #kind} of a patch that came into effect. */
  public static final String APPLIED = "applied";

  /** {@link #kind} of a patch that went. */
  public static final String REVERTED = "reverted";

  /** Whether the patch came into effect. */
  public boolean applied() {
    return kind.equals(APPLIED);
  }

  /** The content, if it is known. */
  public Optional<String> content() {
    return Optional.ofNullable(hash);
  }

  /** The name and, where it is known, the version. */
  public String label() {
    return version == null ? name : name + " " + version;
  }

  Entry numbered(int line) {
    return new Entry(
        line, time, user, pid, command, target, release, boot, kind, name, version, hash, reason,
        file);
  }
}
