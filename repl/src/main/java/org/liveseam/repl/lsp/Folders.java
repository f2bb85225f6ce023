package org.liveseam.repl.lsp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.liveseam.repl.io.SeamFiles;

/** The folders that the editor has open, and the language's files in them. Thread-safe. */
final class Folders {
  private final List<Path> roots = new ArrayList<>();

  synchronized void add(String uri) {
    Path path = Uris.path(uri);
    if (Files.isDirectory(path) && !roots.contains(path)) {
      roots.add(path);
    }
  }

  synchronized void remove(String uri) {
    roots.remove(Uris.path(uri));
  }

  /** Every file that may use what another defines: those of the folders and those that are open. */
  Set<Path> files(Texts texts) {
    List<Path> folders;
    synchronized (this) {
      folders = List.copyOf(roots);
    }
    Set<Path> files = new LinkedHashSet<>(texts.open());
    for (Path folder : folders) {
      SeamFiles.of(List.of(folder.toString())).names().stream()
          .map(name -> Path.of(name).toAbsolutePath().normalize())
          .forEach(files::add);
    }
    return files;
  }
}
