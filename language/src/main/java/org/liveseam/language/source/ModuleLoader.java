package org.liveseam.language.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.liveseam.grammar.ParseResult;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.diagnostic.Source;

/**
 * Parses a text and everything it imports, each file once; modules of the standard library are left
 * to whoever checks it. Not thread-safe.
 */
public final class ModuleLoader {
  /** What the path of a module of the standard library begins with. */
  public static final String STANDARD = "std:";

  private final Function<Path, Optional<String>> open;
  private final Map<Path, Module> loaded = new LinkedHashMap<>();
  private final List<Path> loading = new ArrayList<>();

  /** Imports are read from files. */
  public ModuleLoader() {
    this(path -> Optional.empty());
  }

  /**
   * @param open texts of files that stand before what is written in them: those of an editor
   */
  public ModuleLoader(Function<Path, Optional<String>> open) {
    this.open = open;
  }

  /** Never throws for what is wrong with the text: that is in the module. */
  public Module load(Source source, Path folder) {
    var text = new SourceText(source, folder);
    Path self = text.resolve(Path.of(source.name()).getFileName() + "");
    loading.add(self);
    try {
      return parse(text);
    } finally {
      loading.remove(self);
    }
  }

  private Module parse(SourceText text) {
    ParseResult result = Seam.parse(text.source().text());
    var problems = new ArrayList<Diagnostic>();
    result.problems().forEach(problem -> problems.add(SyntaxProblems.diagnostic(problem, text)));
    var imports = new IdentityHashMap<Statement.Import, Module>();
    for (Statement statement : result.tree().statements()) {
      if (statement instanceof Statement.Import imported) {
        follow(text, imported, problems).ifPresent(module -> imports.put(imported, module));
      }
    }
    return new Module(text, result.tree(), imports, problems, result.completeness());
  }

  private Optional<Module> follow(
      SourceText text, Statement.Import statement, List<Diagnostic> problems) {
    if (statement.path() instanceof Expression.StringLiteral named
        && named.value().startsWith(STANDARD)) {
      return Optional.empty();
    }
    if (!(statement.path() instanceof Expression.StringLiteral literal)
        || !literal.value().endsWith(".seam")
        || literal.value().indexOf('\0') >= 0) {
      problems.add(Diagnostic.of(NameErrors.IMPORT_PATH).at(text.span(statement.path().span())));
      return Optional.empty();
    }
    Path path;
    try {
      path = text.resolve(literal.value());
    } catch (DiagnosticException e) {
      e.diagnostics().forEach(d -> problems.add(d.at(text.span(literal.span()))));
      return Optional.empty();
    }
    if (loading.contains(path)) {
      problems.add(
          Diagnostic.of(NameErrors.IMPORT_CYCLE, cycle(path)).at(text.span(literal.span())));
      return Optional.empty();
    }
    Module known = loaded.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Source source;
    try {
      Optional<String> held = open.apply(path);
      if (held.isEmpty()) {
        ImportPlaces.check(path, literal.value());
      }
      source =
          new Source(
              name(text, literal.value()),
              held.orElseGet(() -> SourceFiles.read(path, literal.value())));
    } catch (DiagnosticException e) {
      e.diagnostics().forEach(d -> problems.add(d.at(text.span(literal.span()))));
      return Optional.empty();
    }
    loading.add(path);
    try {
      Path parent = path.getParent();
      Module module = parse(new SourceText(source, parent == null ? text.folder() : parent));
      loaded.put(path, module);
      return Optional.of(module);
    } finally {
      loading.remove(path);
    }
  }

  /** How messages call an imported file: relative in the way that the importing one is named. */
  private static String name(SourceText importer, String path) {
    if (Path.of(path).isAbsolute() || importer.source().name().startsWith("<")) {
      return path;
    }
    Path sibling = Path.of(importer.source().name()).resolveSibling(path).normalize();
    return sibling.toString();
  }

  private String cycle(Path back) {
    List<Path> round = new ArrayList<>(loading.subList(loading.indexOf(back), loading.size()));
    round.add(back);
    return round.stream()
        .map(path -> String.valueOf(path.getFileName()))
        .collect(Collectors.joining(" -> "));
  }
}
