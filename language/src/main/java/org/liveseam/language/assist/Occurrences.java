package org.liveseam.language.assist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.tree.Argument;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;

/** Where names stand that mean something. */
final class Occurrences {
  private Occurrences() {}

  /**
   * A name.
   *
   * @param definition empty for what was typed at a prompt before
   */
  record Found(Span span, Binding binding, Optional<Definition> definition) {}

  /** The name at a place; one that ends there counts. */
  static Optional<Found> at(Document document, int offset) {
    List<Found> touching = new ArrayList<>();
    each(
        document,
        (span, binding) -> {
          if (span.start() <= offset && offset <= span.end()) {
            touching.add(new Found(span, binding, document.definitions().of(binding)));
          }
        });
    return touching.stream().max(Comparator.comparingInt(found -> found.span().start()));
  }

  static List<Span> inFile(Document document, int offset) {
    return at(document, offset).map(found -> of(document, found.binding())).orElse(List.of());
  }

  /** Every place of a binding of this document's own analysis. */
  static List<Span> of(Document document, Binding binding) {
    var spans = new TreeSet<>(Comparator.comparingInt(Span::start));
    each(
        document,
        (span, found) -> {
          if (found == binding) {
            spans.add(span);
          }
        });
    return List.copyOf(spans);
  }

  /** Every place of what is defined at a place, in this document. */
  static List<Span> of(Document document, Place place) {
    var spans = new TreeSet<>(Comparator.comparingInt(Span::start));
    each(
        document,
        (span, found) -> {
          Optional<Place> defined = document.definitions().of(found).flatMap(Definition::place);
          if (defined.filter(place::equals).isPresent()) {
            spans.add(span);
          }
        });
    return List.copyOf(spans);
  }

  /** Every name of a document with what it means, in no order. */
  static void each(Document document, BiConsumer<Span, Binding> visitor) {
    Analysis analysis = document.analysis();
    Tree.each(
        document.module().program(),
        node -> {
          switch (node) {
            case Expression.Member member ->
                tell(analysis.find(member), member.name().span(), visitor);
            case Expression.Call call -> arguments(document, call, visitor);
            case Expression.Reference reference ->
                tell(analysis.find(reference), reference.span(), visitor);
            case Name name -> tell(analysis.find(name), name.span(), visitor);
            default -> {}
          }
        });
  }

  private static void arguments(
      Document document, Expression.Call call, BiConsumer<Span, Binding> visitor) {
    Binding callee = document.analysis().find(call.callee());
    for (Argument argument : call.arguments()) {
      Name name = argument.name();
      if (callee != null && name != null) {
        document
            .definitions()
            .parameter(callee, name)
            .ifPresent(parameter -> visitor.accept(name.span(), parameter));
      }
    }
  }

  private static void tell(
      @Nullable Binding binding, Span span, BiConsumer<Span, Binding> visitor) {
    if (binding != null) {
      visitor.accept(span, binding);
    }
  }

  /** Whether a node holds a place, its end included. */
  static boolean holds(Syntax node, int offset) {
    return node.span().start() <= offset && offset <= node.span().end();
  }
}
