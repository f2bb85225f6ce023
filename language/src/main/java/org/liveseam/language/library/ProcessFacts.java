package org.liveseam.language.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code /proc/PID/stat} says of a process (proc_pid_stat(5)). Its number is given anew when
 * it is gone; with its start it is never meant for another.
 *
 * @param start in ticks since the machine's start
 */
record ProcessFacts(long number, char state, long parent, long session, long start) {
  private static final Path PROC = Path.of("/proc");

  /** The start is the 22nd field, and the 20th behind the name. */
  private static final int START = 19;

  /** Those of a process, if it is still there. */
  static Optional<ProcessFacts> of(String name) {
    try {
      // A name may have any bytes, and brackets; none of the fields behind it has.
      String stat = text(name, "stat");
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(
          new ProcessFacts(
              Long.parseLong(stat.substring(0, stat.indexOf(' '))),
              fields[0].charAt(0),
              Long.parseLong(fields[1]),
              Long.parseLong(fields[3]),
              Long.parseLong(fields[START])));
    } catch (IOException e) {
      return Optional.empty(); // it is gone
    }
  }

  /** All that are there and run, or could. */
  static List<ProcessFacts> living() throws IOException {
    List<ProcessFacts> all = new ArrayList<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(PROC, "[1-9]*")) {
      for (Path name : names) {
        of(String.valueOf(name.getFileName())).filter(ProcessFacts::lives).ifPresent(all::add);
      }
    }
    return all;
  }

  /** Whether it is not only still to be reaped. */
  private boolean lives() {
    return state != 'Z' && state != 'X';
  }

  boolean isSame(ProcessFacts other) {
    return number == other.number && start == other.start;
  }

  /** Whether it was started with a text in its environment, as far as that may be seen. */
  boolean carries(String text) {
    try {
      return text(Long.toString(number), "environ").contains(text);
    } catch (IOException e) {
      return false; // it is gone, or somebody else's
    }
  }

  private static String text(String process, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(PROC.resolve(process).resolve(file));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
