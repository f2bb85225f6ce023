package org.liveseam.language.tck;

import static org.graalvm.polyglot.tck.TypeDescriptor.ANY;
import static org.graalvm.polyglot.tck.TypeDescriptor.BOOLEAN;
import static org.graalvm.polyglot.tck.TypeDescriptor.NULL;
import static org.graalvm.polyglot.tck.TypeDescriptor.NUMBER;

import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.tck.Snippet;

/** Statements that take a value. */
final class Statements {
  private Statements() {}

  static List<Snippet> all(Context context) {
    return List.of(
        Snippets.of(context, "let", "fn(a) { let x = a\n x }", ANY, ANY).build(),
        Snippets.of(context, "assignment", "fn(a) { var x = 1\n x = a\n x }", ANY, ANY).build(),
        Snippets.of(context, "return", "fn(a) { return a }", ANY, ANY).build(),
        Snippets.of(context, "if", "fn(a) { if a { 1 } else { 2 } }", NUMBER, BOOLEAN).build(),
        Snippets.of(context, "while", "fn(a) { while a { break }\n return null }", NULL, BOOLEAN)
            .build(),
        Snippets.of(
                context,
                "for",
                "fn(a) { for x in [a, a] { if x == a { continue } }\n return null }",
                NULL,
                ANY)
            .build(),
        Snippets.of(context, "assert", "fn(a) { assert a or true\n return null }", NULL, BOOLEAN)
            .build(),
        Snippets.of(
                context,
                "rescue",
                "fn(a) { try { fail \"x\" } rescue e { return a } ensure { let y = a } }",
                ANY,
                ANY)
            .build());
  }
}
