package org.liveseam.language.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.api.HostFunction;
import org.liveseam.language.source.ModuleLoader;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Source;

/** What every file sees, parsed and checked. Immutable; the standard one is shared by all. */
public final class Prelude {
  /** Its files; each sees the names of those before it. */
  public static final List<String> FILES =
      List.of(
          "core.seam",
          "text.seam",
          "collections.seam",
          "targets.seam",
          "verbs.seam",
          "pipelines.seam",
          "outside.seam");

  /** The files whose functions act. */
  private static final Set<String> VERBS = Set.of("verbs.seam", "pipelines.seam", "outside.seam");

  /** A value of the library that no function makes: everything, for {@code revert all}. */
  public static final String ALL = "all";

  /** What the command line has behind the script. */
  public static final String ARGS = "args";

  private final List<Analysis> files = new ArrayList<>();
  private final Map<String, Binding> bindings = new LinkedHashMap<>();
  private final Map<String, HostFunction> host = new HashMap<>();

  private Prelude() {
    Map.of(ALL, "all", ARGS, "list")
        .forEach(
            (name, type) -> {
              var value =
                  new Binding(name, Binding.Kind.VALUE, null, new Routine(null, false), true);
              value.type(Optional.of(type));
              bindings.put(name, value);
            });
    for (String name : FILES) {
      Analysis analysis =
          Checker.ofLibrary(bindings)
              .file(new ModuleLoader().load(new Source("<" + name + ">", read(name)), Path.of("")));
      if (analysis.hasErrors()) {
        throw new IllegalStateException("standard library: " + analysis.diagnostics());
      }
      files.add(analysis);
      analysis.globals().values().forEach(binding -> add(name, binding));
    }
  }

  private Prelude(Prelude standard) {
    files.addAll(standard.files);
    bindings.putAll(standard.bindings);
  }

  /**
   * The standard library and what a host program adds to it.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException if a declaration is wrong
   * @throws IllegalArgumentException if one declares anything but one {@code external fn} of a name
   *     that is free
   */
  public static Prelude with(List<HostFunction> functions) {
    if (functions.isEmpty()) {
      return standard();
    }
    var all = new Prelude(standard());
    functions.forEach(all::add);
    return all;
  }

  private void add(HostFunction function) {
    Analysis analysis =
        Checker.ofLibrary(bindings)
            .file(
                new ModuleLoader().load(new Source("<host>", function.declaration()), Path.of("")));
    if (analysis.hasErrors()) {
      throw new DiagnosticException(analysis.diagnostics());
    }
    List<Statement> statements = analysis.module().program().statements();
    if (statements.size() != 1
        || !(statements.get(0) instanceof Statement.ExternalFunction declared)) {
      throw new IllegalArgumentException(
          "a host function is one `external fn`, not: " + function.declaration());
    }
    String name = declared.name().text();
    Binding binding = analysis.globals().get(name);
    if (binding == null || bindings.putIfAbsent(name, binding) != null) {
      throw new IllegalArgumentException("there is a function `" + name + "` already");
    }
    if (function.acts()) {
      binding.makeVerb();
    }
    files.add(analysis);
    host.put(name, function);
  }

  /** A function of the host program; null for one of the standard library. */
  public @Nullable HostFunction host(String name) {
    return host.get(name);
  }

  private void add(String file, Binding binding) {
    if (VERBS.contains(file)) {
      binding.makeVerb();
    }
    if (bindings.put(binding.name(), binding) != null) {
      throw new IllegalStateException("the standard library has two of " + binding.name());
    }
  }

  public static Prelude standard() {
    return Holder.STANDARD;
  }

  /** By name. */
  public Map<String, Binding> bindings() {
    return java.util.Collections.unmodifiableMap(bindings);
  }

  /** In the order in which they see each other. */
  public List<Analysis> files() {
    return java.util.Collections.unmodifiableList(files);
  }

  private static String read(String name) {
    String path = "/org/liveseam/stdlib/" + name;
    try (InputStream in = Prelude.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the standard library lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Holder {
    static final Prelude STANDARD = new Prelude();
  }
}
