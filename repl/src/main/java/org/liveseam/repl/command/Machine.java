package org.liveseam.repl.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.liveseam.repl.io.Streams;
import org.liveseam.runtime.target.Requirement;

/** What is needed whatever the target. */
final class Machine {
  private Machine() {}

  static List<Requirement> requirements(Streams streams) {
    return List.of(java(), compiler(streams));
  }

  private static Requirement java() {
    return new Requirement(
        "java 25",
        true,
        Runtime.version() + ", " + System.getProperty("java.home"),
        "",
        "running seam");
  }

  private static Requirement compiler(Streams streams) {
    Optional<Path> found =
        List.of("cc", "gcc", "clang").stream()
            .flatMap(name -> onPath(name, streams).stream())
            .findFirst();
    return new Requirement(
        "C compiler",
        found.isPresent(),
        found.map(Path::toString).orElse("no cc, gcc or clang on PATH"),
        found.isPresent() ? "" : "apt-get install gcc",
        "patches with C bodies");
  }

  static Optional<Path> onPath(String name, Streams streams) {
    return streams.variable("PATH").stream()
        .flatMap(path -> List.of(path.split(":", -1)).stream())
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
