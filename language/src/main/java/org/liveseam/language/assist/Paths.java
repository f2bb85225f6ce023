package org.liveseam.language.assist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.tree.BodySyntax;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.check.StandardModules;
import org.liveseam.language.source.ModuleLoader;

/** Files that strings name. */
final class Paths {
  /** More than anybody looks through. */
  private static final int MOST = 200;

  private Paths() {}

  /** The file that the string at a place names, if it is there. */
  static Optional<Place> named(Document document, int offset) {
    List<Syntax> around = Tree.around(document.module().program(), offset);
    if (around.size() < 2 || !(around.getLast() instanceof Expression.StringLiteral literal)) {
      return Optional.empty();
    }
    boolean names =
        switch (around.get(around.size() - 2)) {
          case Statement.Import i -> true;
          case Statement.Library l -> literal.equals(l.source());
          case BodySyntax.FromFile f -> literal.equals(f.path());
          default -> false;
        };
    return names ? file(document, literal.value()) : Optional.empty();
  }

  private static Optional<Place> file(Document document, String name) {
    try {
      Path path = document.folder().resolve(name).normalize();
      return Files.isRegularFile(path)
          ? Optional.of(new Place(path, new Span(0, 0)))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // no file has that name
    }
  }

  /**
   * What a path that is begun may go on with.
   *
   * @param begun all of the string before the place
   * @param endings of the files that are wanted
   * @param at where the place is
   */
  static Completions begun(
      Document document, String begun, Set<String> endings, boolean modules, int at) {
    List<Completion> items = new ArrayList<>();
    if (modules) {
      StandardModules.NAMES.forEach(
          name ->
              items.add(
                  new Completion(
                      ModuleLoader.STANDARD + name,
                      Completion.Kind.MODULE,
                      "import \"std:" + name + "\" as " + name,
                      "A module of the standard library.")));
    }
    int slash = begun.lastIndexOf('/');
    String folder = begun.substring(0, slash + 1);
    try (Stream<Path> files = Files.list(document.folder().resolve(folder))) {
      files.sorted().limit(MOST).forEach(file -> add(file, folder, endings, items));
    } catch (IOException | InvalidPathException e) {
      // A folder that is not there has no files to offer.
    }
    return new Completions(
        new Span(at - begun.length(), at), items, new Completions.Wanted.Nothing());
  }

  private static void add(Path file, String folder, Set<String> endings, List<Completion> items) {
    String name = String.valueOf(file.getFileName());
    if (name.startsWith(".")) {
      return;
    }
    if (Files.isDirectory(file)) {
      items.add(new Completion(folder + name + "/", name + "/", Completion.Kind.FOLDER, "", ""));
    } else if (endings.stream().anyMatch(name::endsWith)) {
      items.add(new Completion(folder + name, name, Completion.Kind.FILE, "", ""));
    }
  }
}
