package org.liveseam.language.tck;

import static org.graalvm.polyglot.tck.TypeDescriptor.NUMBER;
import static org.graalvm.polyglot.tck.TypeDescriptor.OBJECT;
import static org.graalvm.polyglot.tck.TypeDescriptor.STRING;
import static org.graalvm.polyglot.tck.TypeDescriptor.array;

import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.tck.Snippet;

/** Whole programs with results that are known. */
final class Scripts {
  private static final String SIEVE =
      """
      fn is_prime(n) {
        for d in 2..<n {
          if d * d > n { return true }
          if n % d == 0 { return false }
        }
        return n > 1
      }
      fn() => [for n in 1..30 if is_prime(n) { n }]
      """;
  private static final String FIBONACCI =
      """
      fn fib(n) { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }
      fn() => fib(15)
      """;
  private static final String WORDS =
      """
      fn describe(v) => match v {
        0 => "none"
        1..9 => "few"
        { name: x } => "called ${x}"
        n if n > 99 => "very many"
        _ => "many"
      }
      fn() => "${describe(0)} ${describe(5)} ${describe(50)} ${describe(500)} ${describe({ name: "a" })}"
      """;
  private static final String ERRORS =
      """
      var seen = []
      fn risky(n) {
        try {
          if n == 2 { fail "two" }
          seen = seen + [n]
        } rescue e { seen = seen + [0] } ensure { seen = seen + [n * 10] }
      }
      fn() {
        seen = []
        for n in 1..3 { risky(n) }
        return { seen: seen }
      }
      """;

  private Scripts() {}

  static List<Snippet> all(Context context) {
    return List.of(
        Snippets.of(context, "sieve", SIEVE, array(NUMBER))
            .resultVerifier(run -> Results.text(run, "[2, 3, 5, 7, 11, 13, 17, 19, 23, 29]"))
            .build(),
        Snippets.of(context, "fibonacci", FIBONACCI, NUMBER)
            .resultVerifier(run -> Results.text(run, "610"))
            .build(),
        Snippets.of(context, "words", WORDS, STRING)
            .resultVerifier(run -> Results.text(run, "none few many very many called a"))
            .build(),
        Snippets.of(context, "errors", ERRORS, OBJECT)
            .resultVerifier(run -> Results.text(run, "{seen: [1, 10, 0, 20, 3, 30]}"))
            .build());
  }
}
