package org.liveseam.runtime.state;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * Who holds a lock or did something, for people to read.
 *
 * @param pid the process
 * @param user who runs it, by the name they logged in with where sudo tells
 * @param since when it began
 * @param command what it does, in a few words
 */
public record Holder(long pid, String user, Instant since, String command) {
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** This process. */
  public static Holder here(String command) {
    return new Holder(
        ProcessHandle.current().pid(), user(System.getenv()), Clock.systemUTC().instant(), command);
  }

  /** The user an environment tells of. */
  static String user(Map<String, String> environment) {
    String sudo = environment.getOrDefault("SUDO_USER", "");
    return sudo.isBlank() ? System.getProperty("user.name", "?") : sudo;
  }

  /** One line, the time in this machine's zone. */
  @Override
  public String toString() {
    return "pid "
        + pid
        + ", user "
        + user
        + ", since "
        + WHEN.format(since.atZone(ZoneId.systemDefault()))
        + ", "
        + command;
  }
}
