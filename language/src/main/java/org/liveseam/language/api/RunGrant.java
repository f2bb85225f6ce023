package org.liveseam.language.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.LibraryErrors;
import org.liveseam.runtime.diagnostic.PolicyErrors;

/**
 * Which programs scripts may start.
 *
 * @param any whether all are granted
 * @param programs those that are, where their names led to when this was made
 * @param missing names that were granted, but led nowhere then
 */
public record RunGrant(boolean any, List<Path> programs, List<String> missing) {
  private static final Set<String> LOADERS = Set.of("GCONV_PATH", "GLIBC_TUNABLES");

  /** None. */
  public static final RunGrant NONE = new RunGrant(false, List.of(), List.of());

  /** All. */
  public static final RunGrant ANY = new RunGrant(true, List.of(), List.of());

  public RunGrant {
    programs = List.copyOf(programs);
    missing = List.copyOf(missing);
  }

  /**
   * Some programs. A name is looked for on the PATH of this process, once and here; one that is not
   * there grants nothing.
   *
   * @param names names, or paths
   */
  public static RunGrant of(List<String> names) {
    return new RunGrant(
        false,
        names.stream().flatMap(name -> find(name).stream()).toList(),
        names.stream().filter(name -> find(name).isEmpty()).toList());
  }

  /** The program that a name leads to; an error if it is not granted, or there is none. */
  public Path program(String name) {
    Optional<Path> found = find(name);
    boolean nowhere = found.isEmpty() && missing.contains(name);
    if (!any && !nowhere && found.filter(programs::contains).isEmpty()) {
      throw Diagnostic.of(PolicyErrors.COMMANDS, name)
          .help("if that is meant, say `--allow-run=" + name + "`")
          .raise();
    }
    return found.orElseThrow(
        () -> Diagnostic.of(LibraryErrors.COMMAND_START, name, "there is no such program").raise());
  }

  /**
   * Refuses variables that would make another program of one that is granted by its name: those
   * that the dynamic loader heeds (ld.so(8)), and drops for programs with a privilege of their own.
   */
  public void checkVariables(String program, Collection<String> names) {
    for (String name : names) {
      if (!any && (name.startsWith("LD_") || LOADERS.contains(name))) {
        throw Diagnostic.of(PolicyErrors.COMMANDS, program + "` with `" + name)
            .help("only `--allow-run` for all programs lets that variable through")
            .raise();
      }
    }
  }

  /** Where a name leads to; folders without links, the name itself as it is. */
  private static Optional<Path> find(String name) {
    try {
      if (name.indexOf('/') >= 0) {
        return place(Path.of(name));
      }
      for (Path folder : folders()) {
        Optional<Path> place = name.isEmpty() ? Optional.empty() : place(folder.resolve(name));
        if (place.isPresent()) {
          return place;
        }
      }
      return Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // nothing has a name that no file can have
    }
  }

  private static List<Path> folders() {
    var folders = new ArrayList<Path>();
    for (String folder : Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1)) {
      if (folder.startsWith("/")) { // others would depend on where the script stands
        folders.add(Path.of(folder));
      }
    }
    return folders;
  }

  private static Optional<Path> place(Path program) {
    Path absolute = program.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    Path folder = absolute.getParent();
    if (name == null || folder == null || !Files.isRegularFile(absolute)) {
      return Optional.empty();
    }
    try {
      return Optional.of(folder.toRealPath().resolve(name)).filter(Files::isExecutable);
    } catch (IOException e) {
      return Optional.empty(); // gone meanwhile
    }
  }
}
