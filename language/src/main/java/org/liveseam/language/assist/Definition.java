package org.liveseam.language.assist;

import java.nio.file.Path;
import java.util.Optional;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;

/**
 * Where a name gets its meaning.
 *
 * @param holder the statement, parameter or clause that defines it
 */
record Definition(Analysis file, Name name, Syntax holder, Binding binding) {

  /** Empty for what the language brings, and for what was typed at a prompt. */
  Optional<Place> place() {
    return path(file).map(path -> new Place(path, name.span()));
  }

  /** The file an analysis is of; empty for a text that is none. */
  static Optional<Path> path(Analysis analysis) {
    String source = analysis.module().text().source().name();
    if (source.startsWith("<")) {
      return Optional.empty();
    }
    Path name = Path.of(source).getFileName();
    return name == null
        ? Optional.empty()
        : Optional.of(analysis.module().text().resolve(name.toString()));
  }

  /** A stretch of its file's text. */
  String text(Syntax part) {
    return text(part.span().start(), part.span().end());
  }

  String text(int start, int end) {
    return file.module().text().source().text().substring(start, end);
  }
}
