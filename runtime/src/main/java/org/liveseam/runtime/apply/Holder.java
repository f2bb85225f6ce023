package org.liveseam.runtime.apply;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says who we are to those who find a lock taken. */
final class Holder {
  private Holder() {}

  static String describe(String verb) {
    var process = ProcessHandle.current();
    String user = process.info().user().orElse("?");
    return "`seam %s`, pid %d, user %s, since %s"
        .formatted(verb, process.pid(), user, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }
}
