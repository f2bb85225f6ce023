package org.liveseam.language.assist;

import java.util.Optional;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;

/** What is known of a word: of a name from its definition, of the language's own from a table. */
final class Hovers {
  private Hovers() {}

  static Optional<Hover> at(Document document, int offset) {
    return Occurrences.at(document, offset)
        .map(
            found ->
                new Hover(
                    found.span(),
                    Prototypes.of(found.binding(), found.definition()),
                    Prototypes.doc(found.binding(), found.definition())))
        .or(() -> word(document, offset));
  }

  private static Optional<Hover> word(Document document, int offset) {
    return Seam.tokens(document.text()).stream()
        .filter(t -> t.type() == TokenClass.KEYWORD || t.type() == TokenClass.NAME)
        .map(Token::span)
        .filter(span -> span.start() <= offset && offset <= span.end())
        .map(span -> whole(document.text(), span))
        .flatMap(
            span ->
                Vocabulary.about(document.text().substring(span.start(), span.end()))
                    .map(doc -> new Hover(span, text(document, span), doc))
                    .stream())
        .findFirst();
  }

  private static String text(Document document, Span span) {
    return document.text().substring(span.start(), span.end());
  }

  /** Words that are written with hyphens are several tokens. */
  private static Span whole(String text, Span token) {
    int start = token.start();
    int end = token.end();
    while (start > 0 && isPart(text.charAt(start - 1))) {
      start--;
    }
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return new Span(start, end);
  }

  private static boolean isPart(char c) {
    return c == '-' || c == '_' || Character.isLetterOrDigit(c);
  }
}
