package org.liveseam.language.assist;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Completeness;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Checker;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.source.Module;
import org.liveseam.language.source.ModuleLoader;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Source;

/** One text, and what can be asked about it. Used by one thread at a time. */
public final class Document {
  private final Source source;
  private final Path folder;
  private final Function<Path, Optional<String>> open;
  private final Prelude prelude;
  private final Map<String, Binding> session;
  private final Module module;
  private @Nullable Analysis analysis;
  private @Nullable Definitions definitions;

  Document(
      Source source,
      Path folder,
      Function<Path, Optional<String>> open,
      Prelude prelude,
      Map<String, Binding> session) {
    this.source = source;
    this.folder = folder;
    this.open = open;
    this.prelude = prelude;
    this.session = session;
    module = new ModuleLoader(open).load(source, folder);
  }

  /** What is wrong with it and with what it imports, as {@code check} tells; not that it acts. */
  public List<Diagnostic> diagnostics() {
    Analysis checked = whole() ? analysis() : Checker.ofFiles(prelude).file(module, session);
    return List.copyOf(checked.diagnostics());
  }

  public Source source() {
    return source;
  }

  /** What may be written at a place, best first. */
  public Completions completions(int offset) {
    return new Completer(this, offset).complete();
  }

  /** What is known of the word at a place. */
  public Optional<Hover> hover(int offset) {
    return Hovers.at(this, offset);
  }

  /** The call that a place is in, and which of its parameters is next. */
  public Optional<CallHint> call(int offset) {
    return CallHints.at(this, offset);
  }

  /** Where the name at a place is defined, or the file that a string there names. */
  public Optional<Place> definition(int offset) {
    return Occurrences.at(this, offset)
        .flatMap(Occurrences.Found::definition)
        .flatMap(Definition::place)
        .or(() -> Paths.named(this, offset));
  }

  /** Every use of the name at a place in this text, its definition included, in order. */
  public List<org.liveseam.grammar.Span> occurrences(int offset) {
    return Occurrences.inFile(this, offset);
  }

  /** What it declares. */
  public List<Symbol> symbols() {
    return Outline.of(this);
  }

  /** Stretches of several lines that can be folded. */
  public List<Fold> folds() {
    return Folds.of(this);
  }

  /** What its words are, for highlighting. */
  public List<Coloured> colours() {
    return Colours.of(this);
  }

  String text() {
    return source.text();
  }

  Path folder() {
    return folder;
  }

  Prelude prelude() {
    return prelude;
  }

  Map<String, Binding> session() {
    return session;
  }

  Module module() {
    return module;
  }

  private boolean whole() {
    return module.completeness() instanceof Completeness.Complete;
  }

  /** Its names resolved, as far as its statements are whole. */
  Analysis analysis() {
    Analysis known = analysis;
    if (known == null) {
      known = Checker.lenient(prelude).file(module, session);
      analysis = known;
    }
    return known;
  }

  Definitions definitions() {
    Definitions known = definitions;
    if (known == null) {
      known = new Definitions(analysis(), prelude);
      definitions = known;
    }
    return known;
  }

  /** The same file with another text. */
  Document with(String text) {
    return new Document(new Source(source.name(), text), folder, open, prelude, session);
  }
}
