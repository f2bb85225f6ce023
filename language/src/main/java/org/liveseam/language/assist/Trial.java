package org.liveseam.language.assist;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liveseam.grammar.Span;

/** A rename that is carried out on copies of the texts, to see whether it holds. */
final class Trial {
  private final Project before;
  private final Map<Path, List<Span>> places;
  private final String old;
  private final String name;
  private final Map<Path, String> texts = new HashMap<>();

  Trial(Project before, Map<Path, List<Span>> places, String old, String name) {
    this.before = before;
    this.places = places;
    this.old = old;
    this.name = name;
    places.forEach((file, spans) -> texts.put(file, replaced(before.document(file).text(), spans)));
  }

  private String replaced(String text, List<Span> spans) {
    var out = new StringBuilder(text);
    for (Span span : spans.reversed()) {
      out.replace(span.start(), span.end(), name);
    }
    return out.toString();
  }

  /** Why it does not hold; empty if it does. */
  Optional<String> conflict(Place defined, Set<Path> files) {
    Project after = before.with(texts);
    Place moved = new Place(defined.file(), moved(of(defined.file()), defined.span()));
    Set<Path> all = new LinkedHashSet<>(files);
    all.addAll(places.keySet());
    for (Path file : all) {
      Document now = after.document(file);
      List<String> errors = new ArrayList<>(Renames.errors(now));
      Renames.errors(before.document(file)).stream()
          .map(message -> message.replace("`" + old + "`", "`" + name + "`"))
          .forEach(errors::remove);
      Renames.errors(before.document(file)).forEach(errors::remove);
      if (!errors.isEmpty()) {
        return Optional.of(errors.get(0));
      }
      List<Span> expected = of(file).stream().map(span -> moved(of(file), span)).toList();
      List<Span> found = Occurrences.of(now, moved);
      if (!found.equals(expected)) {
        return Optional.of(
            "`" + name + "` already means something else " + where(now, found, expected));
      }
    }
    return Optional.empty();
  }

  private List<Span> of(Path file) {
    return places.getOrDefault(file, List.of());
  }

  private static String where(Document now, List<Span> found, List<Span> expected) {
    Set<Span> different = new LinkedHashSet<>(found);
    different.removeAll(expected);
    if (different.isEmpty()) {
      different.addAll(expected);
      found.forEach(different::remove);
    }
    return "at " + now.module().text().span(different.iterator().next()).place();
  }

  /** Where a stretch is once those before it have another length. */
  private Span moved(List<Span> all, Span span) {
    int longer = name.length() - old.length();
    long earlier = all.stream().filter(other -> other.start() < span.start()).count();
    int start = (int) (span.start() + earlier * longer);
    return new Span(start, start + name.length());
  }
}
