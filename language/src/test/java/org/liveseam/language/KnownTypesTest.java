package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.liveseam.language.api.Seam;
import org.liveseam.runtime.diagnostic.Code;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.diagnostic.Source;

/** What is said of operators and members before a run is what happens in it, for all types. */
final class KnownTypesTest {
  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=");

  private static final String IMPORTS =
      "import \"std:time\" as time; import \"std:text\" as text\n";

  /** One value of each type, the way that checks know its type. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "1",
          "1.5",
          "\"x\"",
          "[1, 2]",
          "{x: 1}",
          "5s",
          "4KiB",
          "time.at(0)",
          "text.encode(\"xy\")",
          "(1..2)",
          "(fn() { 1 })",
          "kernel()",
          "atomic(1)",
          "all");

  /** What comes out of a variable is not known before. */
  private static String hidden(int value) {
    return "v[" + value + "]";
  }

  @Test
  void refusedIsWhatWouldFail() {
    List<String> expressions = expressions(VALUES::get);
    List<String> happened = run(expressions(KnownTypesTest::hidden));
    Set<Integer> refused = refused(expressions, NameErrors.OPERATOR);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      boolean fails = happened.get(i).equals(ScriptErrors.OPERATOR.id());
      if (fails != refused.contains(i)) {
        wrong.add(expressions.get(i) + (fails ? " fails" : " does not fail"));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(refused.size() > 1_000, "far too few: " + refused.size());
  }

  @Test
  void whatOperatorsGiveIsOfTheTypeThatIsKnown() {
    List<String> expressions = expressions(VALUES::get);
    List<String> happened = run(expressions(KnownTypesTest::hidden));
    Set<String> written = Set.of("int", "float", "str", "bool", "duration", "size", "list");
    var text = new StringBuilder(IMPORTS);
    int given = 0;
    for (int i = 0; i < expressions.size(); i++) {
      String type = happened.get(i);
      if (written.contains(type)) {
        given++;
        text.append("let r%d: %s = %s\n".formatted(i, type, expressions.get(i)));
      }
    }
    assertEquals(List.of(), check(text.toString()));
    assertTrue(given > 500, "far too few: " + given);
  }

  @Test
  void membersThatAreRefusedAreNotThere() {
    List<String> names = List.of("name", "bytes", "address", "get", "x", "nothing");
    List<String> happened = run(members(names, KnownTypesTest::hidden));
    List<String> known = members(names, VALUES::get);
    Set<Integer> refused = refused(known, NameErrors.UNKNOWN_MEMBER);
    for (int i : refused) {
      assertEquals(ScriptErrors.NO_MEMBER.id(), happened.get(i), known.get(i));
    }
    assertTrue(refused.size() > 60, "far too few: " + refused.size());
  }

  private static List<String> members(List<String> names, IntFunction<String> value) {
    return IntStream.range(0, VALUES.size())
        .boxed()
        .flatMap(i -> names.stream().map(name -> value.apply(i) + "." + name))
        .toList();
  }

  /** All of them, of values that are written by the function. */
  private static List<String> expressions(IntFunction<String> value) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < VALUES.size(); i++) {
      String left = value.apply(i);
      all.add("-" + left);
      for (int j = 0; j < VALUES.size(); j++) {
        String right = value.apply(j);
        OPERATORS.forEach(operator -> all.add(left + " " + operator + " " + right));
        all.add(left + "[" + right + "]");
      }
    }
    return all;
  }

  /** The type of what each gives, or the code of what it fails with. */
  private static List<String> run(List<String> expressions) {
    var script = new StringBuilder(IMPORTS);
    script.append("fn made(f) { try { type(f()) } rescue e { e.code } }\n");
    script.append("var v = [").append(String.join(", ", VALUES)).append("]\n");
    expressions.forEach(e -> script.append("print(made(fn() { ").append(e).append(" }))\n"));
    try (var host = new Host()) {
      host.seam().run(new Source("operators.seam", script.toString()), Path.of(""));
      return host.output().toString().lines().toList();
    }
  }

  /** The places of those that a check refuses with a code. */
  private static Set<Integer> refused(List<String> expressions, Code code) {
    var text = new StringBuilder(IMPORTS);
    for (int i = 0; i < expressions.size(); i++) {
      text.append("let r%d = %s\n".formatted(i, expressions.get(i)));
    }
    return check(text.toString()).stream()
        .filter(d -> d.code().equals(code))
        .map(d -> d.span().orElseThrow().line() - 2)
        .collect(Collectors.toSet());
  }

  private static List<Diagnostic> check(String text) {
    return Seam.check(new Source("operators.seam", text), Path.of("")).diagnostics();
  }
}
