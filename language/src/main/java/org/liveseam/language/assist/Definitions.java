package org.liveseam.language.assist;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.FunctionSignature;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Prelude;

/** The definitions that a file sees: its own, those of what it imports, and the library's. */
final class Definitions {
  private final Prelude prelude;
  private final IdentityHashMap<Binding, Definition> known = new IdentityHashMap<>();
  private final Set<Analysis> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  Definitions(Analysis file, Prelude prelude) {
    this.prelude = prelude;
    read(file);
  }

  Optional<Definition> of(Binding binding) {
    Definition found = known.get(binding);
    if (found == null && prelude.bindings().get(binding.name()) == binding) {
      prelude.files().forEach(this::read);
      found = known.get(binding);
    }
    return Optional.ofNullable(found);
  }

  private void read(Analysis file) {
    if (seen.add(file)) {
      read(file.module().program(), file);
      file.imports().values().forEach(this::read);
    }
  }

  private void read(Syntax node, Analysis file) {
    for (Syntax child : Tree.children(node)) {
      if (child instanceof Name name) {
        Binding binding = file.find(name);
        // Bound once more where it is assigned to.
        if (binding != null && !(node instanceof Statement.Assignment)) {
          known.putIfAbsent(binding, new Definition(file, name, node, binding));
        }
      } else {
        read(child, file);
      }
    }
  }

  /** The parameters of what is called; empty if it is not known to be a function. */
  Optional<FunctionSignature> signature(Binding callee) {
    return of(callee).flatMap(definition -> signature(definition.holder()));
  }

  private static Optional<FunctionSignature> signature(Syntax holder) {
    return switch (holder) {
      case Statement.Function f -> Optional.of(f.function().signature());
      case Statement.ExternalFunction f -> Optional.of(f.signature());
      case Statement.Let let when let.value() instanceof Expression.Closure closure ->
          Optional.of(closure.function().signature());
      default -> Optional.empty();
    };
  }

  /** The parameter that a named argument is for. */
  Optional<Binding> parameter(Binding callee, Name argument) {
    Optional<Definition> definition = of(callee);
    return definition.stream()
        .flatMap(d -> signature(d.holder()).stream())
        .flatMap(signature -> signature.parameters().stream())
        .filter(parameter -> parameter.name().text().equals(argument.text()))
        .findFirst()
        .map(parameter -> definition.orElseThrow().file().binding(parameter.name()));
  }
}
