package org.liveseam.language.assist;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.liveseam.grammar.Completeness;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.assist.Renamed.Refused;
import org.liveseam.language.check.Binding;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Severity;

/**
 * References and renames over files. A rename is tried first: it is only given out if every name
 * still means what it meant, and nothing is wrong that was right.
 */
public final class Renames {
  private final Project project;
  private final Set<Path> files;

  /**
   * @param files all that may use what is renamed, by absolute and normalized path
   */
  public Renames(Project project, Collection<Path> files) {
    this.project = project;
    this.files = new LinkedHashSet<>(files);
  }

  /** Every use of the name at a place, its definition included. */
  public List<Place> references(Path file, int offset) {
    Document document = project.document(file);
    Optional<Place> defined = defined(document, offset);
    if (defined.isEmpty()) {
      return document.occurrences(offset).stream().map(span -> new Place(file, span)).toList();
    }
    return uses(defined.get(), file).entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(span -> new Place(entry.getKey(), span)))
        .toList();
  }

  /** The name at a place if it can be renamed, or why it cannot. */
  public Optional<String> refusal(Path file, int offset) {
    Optional<Occurrences.Found> found = Occurrences.at(project.document(file), offset);
    if (found.isEmpty()) {
      return Optional.of("only names that a file of the language defines can be renamed");
    }
    Binding binding = found.get().binding();
    return found.get().definition().flatMap(Definition::place).isPresent()
        ? Optional.empty()
        : Optional.of("`" + binding.name() + "` belongs to the language");
  }

  public Renamed rename(Path file, int offset, String name) {
    Document document = project.document(file);
    Optional<String> refused = refusal(file, offset);
    if (refused.isPresent()) {
      return new Refused(refused.get());
    }
    if (!isName(name)) {
      return new Refused("`" + name + "` is no name that can be given");
    }
    Occurrences.Found found = Occurrences.at(document, offset).orElseThrow();
    Place place = defined(document, offset).orElseThrow();
    Optional<Path> broken = broken(place, found.binding().name());
    if (broken.isPresent()) {
      return new Refused(
          broken.get().getFileName() + " has syntax errors, so not all uses can be found");
    }
    Map<Path, List<Span>> places = uses(place, file);
    var trial = new Trial(project, places, found.binding().name(), name);
    return trial
        .conflict(place, files)
        .<Renamed>map(Refused::new)
        .orElseGet(() -> new Renamed.Edits(name, places));
  }

  private static Optional<Place> defined(Document document, int offset) {
    return Occurrences.at(document, offset)
        .flatMap(Occurrences.Found::definition)
        .flatMap(Definition::place);
  }

  /** A name that may be given is one that can be bound. */
  private static boolean isName(String name) {
    var parsed = Seam.parse("let " + name + " = 1");
    return parsed.problems().isEmpty()
        && parsed.tree().statements().size() == 1
        && parsed.tree().statements().get(0) instanceof Statement.Let let
        && let.name().text().equals(name);
  }

  private Set<Path> all(Place place, Path asked) {
    Set<Path> all = new LinkedHashSet<>();
    all.add(place.file());
    all.add(asked);
    all.addAll(files);
    return all;
  }

  private Map<Path, List<Span>> uses(Place place, Path asked) {
    Map<Path, List<Span>> uses = new LinkedHashMap<>();
    for (Path file : all(place, asked)) {
      List<Span> spans = Occurrences.of(project.document(file), place);
      if (!spans.isEmpty()) {
        uses.put(file, spans);
      }
    }
    return uses;
  }

  /** A file that does not parse, has the word in it and sees the definition. */
  private Optional<Path> broken(Place place, String name) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    return all(place, place.file()).stream()
        .filter(
            file -> {
              Document document = project.document(file);
              return !(document.module().completeness() instanceof Completeness.Complete)
                  && word.matcher(document.text()).find();
            })
        .findFirst();
  }

  /** How many errors a document has of its own and by what it imports. */
  static List<String> errors(Document document) {
    return document.diagnostics().stream()
        .filter(d -> d.severity() == Severity.ERROR)
        .map(Diagnostic::message)
        .toList();
  }
}
