package org.liveseam.language.assist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.check.Binding;

/** The names that may be written at a place. */
final class Visible {
  private final Document document;
  private final Map<String, Binding> names = new LinkedHashMap<>();

  Visible(Document document, int offset) {
    this.document = document;
    names.putAll(document.prelude().bindings());
    names.putAll(document.session());
    document.analysis().globals().values().forEach(binding -> add(binding, offset));
    for (Syntax node : Tree.around(document.module().program(), offset)) {
      document.analysis().definedIn(node).forEach(binding -> add(binding, offset));
    }
  }

  /**
   * Functions and patches are there from the start of their block, all else from its definition.
   */
  private void add(Binding binding, int offset) {
    boolean hoisted =
        binding.kind() == Binding.Kind.FUNCTION || binding.kind() == Binding.Kind.PATCH;
    boolean defined =
        hoisted
            || document
                .definitions()
                .of(binding)
                .filter(d -> d.file() == document.analysis() && d.name().span().end() <= offset)
                .isPresent();
    if (defined) {
      names.put(binding.name(), binding);
    }
  }

  Map<String, Binding> names() {
    return names;
  }

  /** What a chain such as {@code fixes.hide} names. */
  Optional<Binding> find(List<String> chain) {
    Binding found = chain.isEmpty() ? null : names.get(chain.get(0));
    for (int i = 1; i < chain.size() && found != null; i++) {
      found = member(found, chain.get(i));
    }
    return Optional.ofNullable(found);
  }

  private static @Nullable Binding member(Binding owner, String name) {
    Map<String, Binding> exports = owner.exports();
    return exports == null ? null : exports.get(name);
  }
}
