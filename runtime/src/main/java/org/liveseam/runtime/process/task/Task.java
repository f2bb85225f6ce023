package org.liveseam.runtime.process.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One thread of this process, by what {@code /proc/self/task} says of it. */
public record Task(int id) {
  /**
   * Where a thread stands in the kernel.
   *
   * @param running whether it runs or could run; the rest is 0 then
   * @param spawning whether it waits in a system call that makes tasks: what vfork(2) makes uses
   *     the same stack, below what the kernel tells
   */
  record Place(boolean running, boolean spawning, long stack, long instruction) {}

  /** clone, vfork, clone3 of {@code asm/unistd_64.h}. */
  private static final Set<String> SPAWN = Set.of("56", "58", "435");

  /** Of proc_pid_stat(5), counted from the first behind the name. */
  private static final int STATE = 0;

  private static final int BEGAN = 19;
  private static final Set<String> ENDED = Set.of("Z", "X");

  private Path file(String name) {
    return Path.of("/proc/self/task", Integer.toString(id), name);
  }

  /** A file of its directory; empty if it has ended. */
  private Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(file(name), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // The file vanishes, or reading it fails, when the thread ends; anything else is an error.
      if (isAlive()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return Files.exists(file(""));
  }

  /**
   * When it began, in clock ticks since the system's start: tells it from a later thread of the
   * same number.
   *
   * @return empty if it has ended, also if it is a first thread that the process waits for
   */
  OptionalLong began() throws IOException {
    Optional<String> stat = read("stat");
    if (stat.isEmpty()) {
      return OptionalLong.empty();
    }
    // The name before them may contain anything, also brackets.
    String[] columns = stat.get().substring(stat.get().lastIndexOf(')') + 2).split(" ", -1);
    return ENDED.contains(columns[STATE])
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(columns[BEGAN]));
  }

  /** Its name; empty if it has ended. */
  public String name() throws IOException {
    return read("comm").map(String::strip).orElse("");
  }

  /**
   * Where it stands; empty if it has ended.
   *
   * @throws IOException if the kernel does not tell
   */
  Optional<Place> place() throws IOException {
    return read("syscall").map(Task::place);
  }

  /**
   * Whether it has no stack of this program's, now and for ever: a worker of the kernel's, or a
   * first thread that has ended while others go on. One that has just ended has none, too.
   */
  public boolean hasNoStack() throws IOException {
    return place().map(place -> !place.running() && place.stack() == 0).orElse(true);
  }

  /** Whether it runs or could run: nothing can be said about its stack from outside. */
  public boolean isRunning() throws IOException {
    return place().map(Place::running).orElse(false);
  }

  /**
   * How often it has left a processor. Of a thread that waited in the kernel when this was asked
   * and waits when it is asked again, the same number says that it has not run in between.
   *
   * @return empty if it has ended
   */
  OptionalLong switches() throws IOException {
    Optional<String> status = read("status");
    if (status.isEmpty()) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (String line : status.get().lines().toList()) {
      if (line.startsWith("voluntary_ctxt_switches:")
          || line.startsWith("nonvoluntary_ctxt_switches:")) {
        sum += Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return OptionalLong.of(sum);
  }

  /**
   * {@code running}, or numbers: the system call's, and the last two are stack pointer and next
   * instruction.
   */
  static Place place(String text) {
    String line = text.strip();
    if (line.equals("running")) {
      return new Place(true, false, 0, 0);
    }
    String[] columns = line.split(" ", -1);
    return new Place(
        false,
        SPAWN.contains(columns[0]),
        hexadecimal(columns[columns.length - 2]),
        hexadecimal(columns[columns.length - 1]));
  }

  private static long hexadecimal(String number) {
    return Long.parseUnsignedLong(number.substring(2), 16);
  }

  /** Whether it does not take this signal; true if it has ended. */
  boolean blocks(int signal) throws IOException {
    return read("status")
        .flatMap(status -> status.lines().filter(line -> line.startsWith("SigBlk:")).findFirst())
        .map(line -> Long.parseUnsignedLong(line.substring("SigBlk:".length()).strip(), 16))
        .map(mask -> (mask >>> (signal - 1) & 1) != 0)
        .orElse(true);
  }
}
