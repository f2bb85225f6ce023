package org.liveseam.language.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.target.Deadline;

/** A program and what it started. */
final class ProcessGroup {
  private static final Duration KILLING = Duration.ofSeconds(5);

  private final Process leader;

  ProcessGroup(Process leader) {
    this.leader = leader;
  }

  /** Kills what is left of it: its group, and by their parents also those that left the group. */
  void end() {
    Set<ProcessHandle> family = new LinkedHashSet<>();
    leader.descendants().forEach(family::add);
    family.add(leader.toHandle());
    // The kernel gives a group's number to nobody else while the group has a member, so a process
    // of that number is the leader, or the group is empty.
    if (leader.isAlive() || !Files.exists(Path.of("/proc", Long.toString(leader.pid())))) {
      killGroup();
    }
    family.forEach(ProcessHandle::destroyForcibly);
    Deadline deadline = Deadline.in(KILLING);
    while (leader.isAlive() && !deadline.passed()) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private void killGroup() {
    try {
      Posix.load().killGroup(leader.pid());
    } catch (SystemCallException e) {
      return; // there is no such group: the leader ended, or could not make one
    } catch (IOException e) {
      return; // without the C library the family is found by its parents alone
    }
  }
}
