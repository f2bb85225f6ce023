package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.junit.jupiter.api.Test;
import org.liveseam.grammar.parser.Scan;
import org.liveseam.grammar.parser.SeamParser;

/**
 * Every alternative of the grammar stands in a snippet, so that none is without a builder's case;
 * and right snippets never need the slow second parse.
 */
class CoverageTest {
  /** Exist to be refused: they are an error's place in the grammar. */
  private static final Set<String> REFUSED =
      Set.of("MisplacedContext", "PatchMisplacedContext", "ObjectMisplacedContext");

  @Test
  void everyAlternativeIsInASnippet() throws IOException {
    Set<String> seen = new HashSet<>();
    for (Path file : SnippetTest.snippets("ok")) {
      collect(parse(Files.readString(file)), seen);
    }
    String notYet = Files.readString(SnippetTest.SNIPPETS.resolve("bad/not-yet.seam"));
    collect(parse(notYet.replace("let i32 = 1\n", "")), seen);
    collect(parse("patch p {\nreasn 1 { }\nbefore patch c { }\nin vmlinux {\nbefor x\n}\n}"), seen);
    collect(parse("patch p {\nconsistency x { wiat { } 1 }\n}"), seen);
    assertEquals(Set.of(), missing(seen));
  }

  private static Set<String> missing(Set<String> seen) {
    List<Class<?>> contexts =
        Arrays.stream(SeamParser.class.getDeclaredClasses())
            .filter(ParserRuleContext.class::isAssignableFrom)
            .toList();
    Set<String> labelled =
        contexts.stream()
            .map(context -> context.getSuperclass().getSimpleName())
            .collect(Collectors.toSet());
    Set<String> names =
        contexts.stream()
            .map(Class::getSimpleName)
            .filter(name -> !labelled.contains(name) && !REFUSED.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(names.size() > 80, "found only " + names.size());
    names.removeAll(seen);
    return names;
  }

  private static ParseTree parse(String text) {
    var parser = new SeamParser(new CommonTokenStream(new ListTokenSource(Scan.of(text).tokens())));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser.program();
  }

  private static void collect(ParseTree tree, Set<String> seen) {
    seen.add(tree.getClass().getSimpleName());
    for (int i = 0; i < tree.getChildCount(); i++) {
      collect(tree.getChild(i), seen);
    }
  }
}
