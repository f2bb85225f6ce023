package org.liveseam.repl.io;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.SourceErrors;
import org.liveseam.runtime.diagnostic.ToolErrors;

/**
 * The files that arguments stand for.
 *
 * @param names as they are to be shown, each once, those of a folder in their order
 * @param problems folders without files, and folders that cannot be read
 */
public record SeamFiles(List<String> names, List<Diagnostic> problems) {
  private static final String SUFFIX = ".seam";

  public SeamFiles {
    names = List.copyOf(names);
    problems = List.copyOf(problems);
  }

  /**
   * What is no folder stands for itself, whether it exists or not. A folder stands for the files of
   * the language below it; links and hidden folders are passed over, because they lead to files of
   * others.
   */
  public static SeamFiles of(List<String> arguments) {
    Set<String> names = new LinkedHashSet<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (String argument : arguments) {
      if (!isFolder(argument)) {
        names.add(argument);
        continue;
      }
      try {
        List<String> found = below(Path.of(argument));
        names.addAll(found);
        if (found.isEmpty()) {
          problems.add(Diagnostic.of(ToolErrors.NO_FILES, argument));
        }
      } catch (DiagnosticException e) {
        problems.addAll(e.diagnostics());
      }
    }
    return new SeamFiles(List.copyOf(names), problems);
  }

  private static boolean isFolder(String argument) {
    try {
      return !argument.equals(SourceText.STDIN) && Files.isDirectory(Path.of(argument));
    } catch (InvalidPathException e) {
      return false; // reading it tells
    }
  }

  private static List<String> below(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new Collector(folder, found));
    } catch (IOException e) {
      throw Diagnostic.of(SourceErrors.UNREADABLE, folder, String.valueOf(e.getMessage())).raise();
    }
    return found.stream().sorted().map(Path::toString).toList();
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found;

    Collector(Path root, List<Path> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && file.getFileName().toString().endsWith(SUFFIX)) {
        found.add(file.normalize());
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
