package org.liveseam.language.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.source.ModuleLoader;
import org.liveseam.runtime.diagnostic.Source;

/**
 * The modules of the standard library that files import, as {@code import "std:json" as json}. Each
 * is parsed and checked when it is first asked for; shared by all sessions. Thread-safe.
 */
public final class StandardModules {
  /** All there are. */
  public static final List<String> NAMES =
      List.of("files", "json", "kernel", "process", "report", "symbols", "text", "time");

  /** Functions that act by themselves: {@code external} ones that speak to the world. */
  public static final Set<String> VERBS =
      Set.of(
          "files.append",
          "files.exists",
          "files.glob",
          "files.list",
          "files.make_dir",
          "files.read",
          "files.read_bytes",
          "files.remove",
          "files.stat",
          "files.write",
          "time.elapsed",
          "time.now",
          "time.sleep");

  private static final StandardModules ALL = new StandardModules();

  private final Map<String, Analysis> known = new LinkedHashMap<>();

  private StandardModules() {}

  public static StandardModules all() {
    return ALL;
  }

  /** The name behind {@code std:} in an import; empty for a file's. */
  public static Optional<String> named(Statement.Import statement) {
    return statement.path() instanceof Expression.StringLiteral path
            && path.value().startsWith(ModuleLoader.STANDARD)
        ? Optional.of(path.value().substring(ModuleLoader.STANDARD.length()))
        : Optional.empty();
  }

  /** A module; null if there is none of that name. */
  public synchronized @Nullable Analysis find(String name) {
    if (!NAMES.contains(name)) {
      return null;
    }
    Analysis analysis = known.get(name);
    if (analysis == null) {
      analysis = check(name);
      known.put(name, analysis);
    }
    return analysis;
  }

  /** The module that an analysis is of; empty for any other file. */
  public synchronized Optional<String> nameOf(Analysis analysis) {
    return known.entrySet().stream()
        .filter(entry -> entry.getValue() == analysis)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The module that a definition is of; null for anything else. */
  public synchronized @Nullable Analysis owner(Binding binding) {
    for (Analysis analysis : known.values()) {
      if (analysis.globals().get(binding.name()) == binding) {
        return analysis;
      }
    }
    return null;
  }

  private static Analysis check(String name) {
    Analysis analysis =
        Checker.ofLibrary(Prelude.standard().bindings())
            .file(
                new ModuleLoader().load(new Source("<std:" + name + ">", read(name)), Path.of("")));
    if (analysis.hasErrors()) {
      throw new IllegalStateException("module " + name + ": " + analysis.diagnostics());
    }
    // What it imports itself is no affair of those that import it.
    analysis.globals().values().removeIf(b -> b.kind() == Binding.Kind.IMPORT);
    analysis.globals().values().stream()
        .filter(binding -> VERBS.contains(name + "." + binding.name()))
        .forEach(Binding::makeVerb);
    return analysis;
  }

  private static String read(String name) {
    String path = "/org/liveseam/stdlib/std/" + name + ".seam";
    try (InputStream in = StandardModules.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the standard library lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
