package org.liveseam.language.tck;

import static org.graalvm.polyglot.tck.TypeDescriptor.NUMBER;

import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.tck.InlineSnippet;
import org.graalvm.polyglot.tck.Snippet;

/** Text that is evaluated in the middle of a running program, as debuggers do. */
final class Inline {
  private static final String RETURN = "return n + m";
  private static final String SCRIPT =
      """
      let outer = 5
      fn twice(n) => n * 2
      fn work(n) {
        var m = twice(n)
        let text = "n is ${n}"
        for i in 1..2 { m = m + i }
        return n + m
      }
      fn() => work(20)
      """;

  private Inline() {}

  static List<InlineSnippet> all(Context context) {
    return List.of(
        of(context, "1 + 1", "", "2"),
        of(context, "n * 2", RETURN, "40"),
        of(context, "n + m", RETURN, "63"),
        of(context, "\"${text}!\"", RETURN, "n is 20!"),
        of(context, "twice(n)", RETURN, "40"),
        of(context, "outer", RETURN, "5"),
        of(context, "m = m + 0\nm", RETURN, "43"),
        of(
            context,
            "[i, n, m]",
            "m = m + i",
            "[1, 20, 40]",
            "[1, 20, 41]",
            "[2, 20, 41]",
            "[2, 20, 43]"));
  }

  /**
   * @param place the text of the statements where it is evaluated; empty for everywhere
   * @param expected one of these is the result
   */
  private static InlineSnippet of(Context context, String text, String place, String... expected) {
    String id = "inline " + text.replace('\n', ';');
    Snippet script = Snippets.of(context, id, SCRIPT, NUMBER).build();
    var snippet = InlineSnippet.newBuilder(script, text);
    if (place.isEmpty()) {
      return snippet.build();
    }
    return snippet
        .locationPredicate(section -> section.getCharacters().toString().equals(place))
        .resultVerifier(run -> Results.oneOf(run, List.of(expected)))
        .build();
  }
}
