package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.source.Module;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Severity;
import org.liveseam.runtime.diagnostic.Span;

/**
 * What was found out about one file. Syntax is looked up by identity.
 *
 * <p>Complete, and no longer changed, once the {@link Checker} hands it out.
 */
public final class Analysis {
  private final Module module;
  private final Routine routine = new Routine(null, false);
  private final IdentityHashMap<Object, Binding> bindings = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Routine> routines = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Collection<Binding>> blocks = new IdentityHashMap<>();
  private final IdentityHashMap<Statement.Import, Analysis> imports = new IdentityHashMap<>();
  private final Map<String, Binding> globals = new LinkedHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Diagnostic> acting = new ArrayList<>();
  private final List<String> patches = new ArrayList<>();
  private final List<Param> params = new ArrayList<>();
  private final List<String> tests = new ArrayList<>();
  private final List<String> inProcess = new ArrayList<>();
  private final IdentityHashMap<Object, Collection<String>> members = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Side> sides = new IdentityHashMap<>();

  Analysis(Module module) {
    this.module = module;
  }

  public Module module() {
    return module;
  }

  /** The file's own routine. */
  public Routine routine() {
    return routine;
  }

  /**
   * What a name means.
   *
   * @param syntax a {@code Reference}, or the {@code Name} of a definition or an assignment
   */
  public Binding binding(Object syntax) {
    Binding found = bindings.get(syntax);
    if (found == null) {
      throw new IllegalStateException("never resolved: " + syntax);
    }
    return found;
  }

  /** The same; null for what is not known, also for expressions that name nothing. */
  public @Nullable Binding find(Object syntax) {
    return bindings.get(syntax);
  }

  /** The routine of a {@code FunctionSyntax} or a {@code Test}. */
  public Routine routine(Object syntax) {
    Routine found = routines.get(syntax);
    if (found == null) {
      throw new IllegalStateException("never seen: " + syntax);
    }
    return found;
  }

  /** The variables that it assigns and does not define. */
  public Set<Binding> assigned() {
    return routine.assigned().stream()
        .map(Routine.Assigned::variable)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What a {@code Block} defines itself, functions included; parameters are their routine's. */
  public Collection<Binding> definedIn(Object block) {
    return blocks.getOrDefault(block, List.of());
  }

  /** The file that an import names, checked. */
  public IdentityHashMap<Statement.Import, Analysis> imports() {
    return imports;
  }

  /** The definitions of the top level. */
  public Map<String, Binding> globals() {
    return globals;
  }

  /** Errors and warnings, imports' included, in the order of the text. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** One error for each statement of the top level that acts. */
  public List<Diagnostic> acting() {
    return acting;
  }

  public List<String> patches() {
    return patches;
  }

  /** What is set from outside, in the order of the text. */
  public List<Param> params() {
    return params;
  }

  public List<String> tests() {
    return tests;
  }

  /** Names of its patches that are known to be for native code of the process. */
  public List<String> inProcess() {
    return inProcess;
  }

  /** Where a {@code ReplaceClause} belongs that names no object. */
  public Side side(Object clause) {
    return sides.getOrDefault(clause, Side.OPEN);
  }

  /** The names that may stand where that of a {@code Member} does; none if that is not known. */
  public Collection<String> members(Object member) {
    return members.getOrDefault(member, List.of());
  }

  void members(Object member, Collection<String> known) {
    members.put(member, known);
  }

  void side(Object clause, Side side) {
    sides.put(clause, side);
  }

  void bind(Object syntax, Binding binding) {
    bindings.put(syntax, binding);
  }

  void routine(Object syntax, Routine code) {
    routines.put(syntax, code);
  }

  void defined(Object block, Collection<Binding> names) {
    blocks.put(block, names);
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** Puts own diagnostics in the order of the text, behind those that came with the imports. */
  void sort() {
    Comparator<Diagnostic> byPlace =
        Comparator.comparing(
            d -> d.span().orElse(null),
            Comparator.nullsFirst(
                Comparator.comparingInt(Span::line).thenComparingInt(Span::column)));
    List<Diagnostic> own =
        diagnostics.stream()
            .filter(
                d -> d.span().filter(s -> s.source().equals(module.text().source())).isPresent())
            .sorted(byPlace)
            .toList();
    diagnostics.removeAll(own);
    diagnostics.addAll(own);
    acting.sort(byPlace);
  }
}
