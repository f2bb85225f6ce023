package org.liveseam.language.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.liveseam.runtime.target.Deadline;

/**
 * A program and what it started. A process belongs to it that
 *
 * <ul>
 *   <li>carries this family's mark in its environment, which is inherited,
 *   <li>is in the session that the program leads,
 *   <li>or has such a parent.
 * </ul>
 *
 * <p>So one is lost that left the session, emptied its environment and outlived its parent; no
 * other process is ever taken for one of them. One of another user cannot be killed.
 */
final class ProcessFamily {
  private static final String MARK = "SEAM_RUN";
  private static final Duration KILLING = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

  private final String mark = UUID.randomUUID().toString();
  private final Process leader;

  /** Who was in the session when its leader's number became free. */
  private final CompletableFuture<List<ProcessFacts>> bereft;

  /** Starts a program that makes a session. */
  ProcessFamily(ProcessBuilder builder) throws IOException {
    Map<String, String> environment = builder.environment();
    // One of an outer family's, too: it has to find what this one starts.
    environment.merge(MARK, mark, (outer, own) -> outer + ":" + own);
    leader = builder.start();
    bereft = leader.onExit().thenApply(ended -> session(living()));
  }

  Process leader() {
    return leader;
  }

  /** Kills all of it that there still is. */
  void end() {
    // A thread with a wish to stop would not wait at all between two looks.
    boolean interrupted = Thread.interrupted();
    try {
      Deadline deadline = Deadline.in(KILLING);
      Duration pause = Duration.ofMillis(1);
      while (kill(left(deadline)) && !deadline.passed()) {
        LockSupport.parkNanos(pause.toNanos());
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
      }
    } finally {
      leader.destroyForcibly(); // even if nobody could be looked for
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<ProcessFacts> left(Deadline deadline) {
    boolean led = leader.isAlive();
    List<ProcessFacts> found = living();
    // As long as somebody is in the session, its number is given to nobody else.
    boolean held = (led && leader.isAlive()) || isHeld(found, deadline);
    List<ProcessFacts> mine = new ArrayList<>(held ? session(found) : List.of());
    Optional<ProcessFacts> self = ProcessFacts.of("self");
    for (ProcessFacts process : found) {
      boolean older = self.filter(own -> process.start() < own.start()).isPresent();
      if (!mine.contains(process) && !older && process.carries(mark)) {
        mine.add(process);
      }
    }
    for (int i = 0; i < mine.size(); i++) {
      ProcessFacts parent = mine.get(i);
      for (ProcessFacts child : found) {
        if (child.parent() == parent.number()
            && child.start() >= parent.start()
            && !mine.contains(child)) {
          mine.add(child);
        }
      }
    }
    return mine;
  }

  private boolean isHeld(List<ProcessFacts> found, Deadline deadline) {
    while (!bereft.isDone() && !deadline.passed()) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
    return bereft.isDone()
        && bereft.join().stream().anyMatch(member -> found.stream().anyMatch(member::isSame));
  }

  private List<ProcessFacts> session(List<ProcessFacts> from) {
    return from.stream().filter(process -> process.session() == leader.pid()).toList();
  }

  private static List<ProcessFacts> living() {
    try {
      return ProcessFacts.living();
    } catch (DirectoryIteratorException e) {
      throw new UncheckedIOException("cannot list /proc", e.getCause());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list /proc", e);
    }
  }

  /** Whether it has to be seen if they are gone. */
  private static boolean kill(List<ProcessFacts> processes) {
    boolean any = false;
    for (ProcessFacts process : processes) {
      String name = Long.toString(process.number());
      // The handle is bound to the start of what has the number now, which is looked at again.
      any |=
          ProcessHandle.of(process.number())
              .filter(handle -> ProcessFacts.of(name).filter(process::isSame).isPresent())
              .map(ProcessHandle::destroyForcibly)
              .orElse(true); // who ended by himself may have left somebody
    }
    return any;
  }
}
