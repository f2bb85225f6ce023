package org.liveseam.language.tck;

import static org.graalvm.polyglot.tck.TypeDescriptor.ANY;
import static org.graalvm.polyglot.tck.TypeDescriptor.BOOLEAN;
import static org.graalvm.polyglot.tck.TypeDescriptor.DURATION;
import static org.graalvm.polyglot.tck.TypeDescriptor.NULL;
import static org.graalvm.polyglot.tck.TypeDescriptor.NUMBER;
import static org.graalvm.polyglot.tck.TypeDescriptor.OBJECT;
import static org.graalvm.polyglot.tck.TypeDescriptor.STRING;
import static org.graalvm.polyglot.tck.TypeDescriptor.array;
import static org.graalvm.polyglot.tck.TypeDescriptor.executable;
import static org.graalvm.polyglot.tck.TypeDescriptor.iterable;

import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.tck.Snippet;
import org.graalvm.polyglot.tck.TypeDescriptor;

/** A value of every type that a script can make without a target. */
final class Constructors {
  private final Context context;
  private final List<Snippet> all = new ArrayList<>();

  private Constructors(Context context) {
    this.context = context;
  }

  static List<Snippet> all(Context context) {
    var constructors = new Constructors(context);
    constructors.simple();
    constructors.composed();
    constructors.functions();
    constructors.domain();
    return constructors.all;
  }

  private void add(String id, TypeDescriptor type, String value) {
    all.add(Snippets.of(context, id, "fn() { " + value + " }", type).build());
  }

  private void simple() {
    add("null", NULL, "null");
    add("true", BOOLEAN, "true");
    add("false", BOOLEAN, "false");
    add("int", NUMBER, "42");
    add("negative int", NUMBER, "-1");
    add("float", NUMBER, "2.5");
    add("whole float", NUMBER, "3.0");
    add("text", STRING, "\"text\"");
    add("empty text", STRING, "\"\"");
    add("duration", DURATION, "1500ms");
    add("long duration", DURATION, "2h");
  }

  private void composed() {
    add("list of numbers", array(NUMBER), "[1, 2.5, 3]");
    add("list of texts", array(STRING), "[\"a\", \"b\"]");
    add("mixed list", array(ANY), "[1, \"a\", null, [true]]");
    add("empty list", array(NUMBER), "[]");
    add("range", iterable(NUMBER), "1..3");
    add("empty range", iterable(NUMBER), "1..<1");
    add("record", OBJECT, "({ name: \"x\", n: 1, inner: { deep: [1] } })");
    add("empty record", OBJECT, "({})");
    add("size", OBJECT, "4KiB");
  }

  private void functions() {
    add("function", executable(NUMBER), "fn() { 1 }");
    add("function of one", executable(ANY, ANY), "fn(a) { a }");
    add("function of two", executable(NUMBER, NUMBER, NUMBER), "fn(a, b) { a + b }");
    add("closure", executable(NUMBER), "let n = 3\n fn() { n }");
  }

  private void domain() {
    add("error", OBJECT, "try { fail \"no\" } rescue e { e }");
    add("atomic", OBJECT, "atomic(1)");
    add("target", OBJECT, "vm()");
    all.add(
        Snippets.of(
                context,
                "patch",
                """
                patch empty_one "1.0" {
                  replace function cmdline_proc_show with my_show
                }
                fn() { empty_one }
                """,
                OBJECT)
            .build());
  }
}
