package org.liveseam.grammar.tree;

import java.util.List;
import java.util.stream.Collectors;
import org.liveseam.grammar.Span;

/** A type as it was written; which ones exist is the language's to say. */
public sealed interface TypeSyntax extends Syntax {

  /** As one would write it again: words separated by one space. */
  String text();

  /**
   * {@code i32}, {@code duration}, {@code unsigned long}, {@code const struct seq_file *}.
   *
   * @param words at least one
   * @param pointers number of stars behind them
   */
  record Plain(List<Name> words, int pointers, Span span) implements TypeSyntax {
    public Plain {
      words = List.copyOf(words);
    }

    @Override
    public String text() {
      String base = words.stream().map(Name::text).collect(Collectors.joining(" "));
      return pointers == 0 ? base : base + " " + "*".repeat(pointers);
    }
  }

  /** {@code (i32, ptr) -> i32}. */
  record Function(List<TypeSyntax> parameters, TypeSyntax result, Span span) implements TypeSyntax {
    public Function {
      parameters = List.copyOf(parameters);
    }

    @Override
    public String text() {
      return parameters.stream().map(TypeSyntax::text).collect(Collectors.joining(", ", "(", ")"))
          + " -> "
          + result.text();
    }
  }
}
