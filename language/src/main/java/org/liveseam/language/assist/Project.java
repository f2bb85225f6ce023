package org.liveseam.language.assist;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.source.SourceFiles;
import org.liveseam.runtime.diagnostic.Source;

/**
 * Files that belong together, some of them open in an editor. Holds nothing: each document is made
 * from the texts as they are then. Thread-safe if {@code open} is.
 */
public final class Project {
  private final Function<Path, Optional<String>> open;

  /**
   * @param open the texts of files that stand before what is written in them, by absolute and
   *     normalized path
   */
  public Project(Function<Path, Optional<String>> open) {
    this.open = open;
  }

  /**
   * A file of this project.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException if it cannot be read
   */
  public Document document(Path file) {
    Path path = file.toAbsolutePath().normalize();
    String text = open.apply(path).orElseGet(() -> SourceFiles.read(path, path.toString()));
    return document(path, text);
  }

  /** The same with another text. */
  public Document document(Path file, String text) {
    Path path = file.toAbsolutePath().normalize();
    Path folder = path.getParent();
    return new Document(
        new Source(path.toString(), text),
        folder == null ? path : folder,
        open,
        Prelude.standard(),
        Map.of());
  }

  /**
   * A text that is typed at a prompt.
   *
   * @param folder what its paths are relative to
   * @param session what was defined before it
   */
  public static Document input(
      String text, Path folder, Prelude prelude, Map<String, Binding> session) {
    return new Document(
        new Source("<input>", text), folder, path -> Optional.empty(), prelude, session);
  }

  Project with(Map<Path, String> texts) {
    return new Project(path -> Optional.ofNullable(texts.get(path)).or(() -> open.apply(path)));
  }
}
