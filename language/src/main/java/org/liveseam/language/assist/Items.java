package org.liveseam.language.assist;

import java.util.Optional;
import org.liveseam.language.assist.Completion.Kind;
import org.liveseam.language.check.Binding;

/** Names as completions. */
final class Items {
  private Items() {}

  static Completion of(Document document, Binding binding) {
    Optional<Definition> definition = document.definitions().of(binding);
    return new Completion(
        binding.name(),
        kind(binding),
        Prototypes.of(binding, definition),
        Prototypes.doc(binding, definition));
  }

  static Kind kind(Binding binding) {
    return switch (binding.kind()) {
      case FUNCTION, ORIGINAL -> binding.isVerb() ? Kind.VERB : Kind.FUNCTION;
      case LET -> binding.signature() == null ? Kind.CONSTANT : Kind.FUNCTION;
      case PARAM, VALUE -> Kind.CONSTANT;
      case VAR, LOOP, ERROR, MATCHED -> Kind.VARIABLE;
      case PARAMETER -> Kind.PARAMETER;
      case PATCH -> Kind.PATCH;
      case IMPORT -> Kind.MODULE;
    };
  }
}
