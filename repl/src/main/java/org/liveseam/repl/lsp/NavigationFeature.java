package org.liveseam.repl.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.liveseam.grammar.Span;
import org.liveseam.language.assist.Place;
import org.liveseam.language.assist.Project;
import org.liveseam.language.assist.Renamed;
import org.liveseam.language.assist.Renames;

/** Definitions, references and renames, over all files of the editor's folders. */
final class NavigationFeature {
  private final Project project;
  private final Texts texts;
  private final Folders folders;

  NavigationFeature(Project project, Texts texts, Folders folders) {
    this.project = project;
    this.texts = texts;
    this.folders = folders;
  }

  List<Location> definition(Path file, int offset) {
    return project.document(file).definition(offset).stream().map(this::location).toList();
  }

  /**
   * @param declaration whether the definition is wanted, too
   */
  List<Location> references(Path file, int offset, boolean declaration) {
    Optional<Place> defined = project.document(file).definition(offset);
    return renames().references(file, offset).stream()
        .filter(place -> declaration || defined.filter(place::equals).isEmpty())
        .map(this::location)
        .toList();
  }

  /** The word that would be renamed. */
  PrepareRenameResult prepare(Path file, int offset) {
    Optional<String> refused = renames().refusal(file, offset);
    if (refused.isPresent()) {
      throw Serving.refusal(refused.get());
    }
    var lines = new Lines(project.document(file).source().text());
    Span word =
        project.document(file).occurrences(offset).stream()
            .filter(span -> span.start() <= offset && offset <= span.end())
            .findFirst()
            .orElseThrow();
    return new PrepareRenameResult(
        lines.range(word), lines.text().substring(word.start(), word.end()));
  }

  WorkspaceEdit rename(Path file, int offset, String name) {
    return switch (renames().rename(file, offset, name)) {
      case Renamed.Refused refused -> throw Serving.refusal(refused.reason());
      case Renamed.Edits edits -> {
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        edits
            .places()
            .forEach(
                (path, spans) -> {
                  var lines = new Lines(project.document(path).source().text());
                  List<TextEdit> all = new ArrayList<>();
                  spans.forEach(span -> all.add(new TextEdit(lines.range(span), edits.name())));
                  changes.put(texts.uri(path), all);
                });
        yield new WorkspaceEdit(changes);
      }
    };
  }

  private Renames renames() {
    return new Renames(project, folders.files(texts));
  }

  private Location location(Place place) {
    String text = place.file().toString().endsWith(".seam") ? text(place.file()) : "";
    return new Location(texts.uri(place.file()), new Lines(text).range(place.span()));
  }

  /** Other files are named by their beginning alone. */
  private String text(Path file) {
    return project.document(file).source().text();
  }
}
