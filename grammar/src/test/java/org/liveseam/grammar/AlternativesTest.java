package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserInterpreter;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.junit.jupiter.api.Test;
import org.liveseam.grammar.parser.Scan;
import org.liveseam.grammar.parser.SeamParser;

/**
 * Every way through every rule stands in a snippet: alternatives without a label, what is optional
 * there and left out, lists of none, one and more. Counted where the parser decides.
 */
class AlternativesTest {
  private record Way(int decision, int alternative) {}

  /** Parses by the grammar's own automaton, so that no decision is compiled away. */
  private static final class Recording extends ParserInterpreter {
    private final Set<Way> taken;

    Recording(String text, Set<Way> taken) {
      super(
          "SeamParser.g4",
          SeamParser.VOCABULARY,
          Arrays.asList(SeamParser.ruleNames),
          SeamParser._ATN,
          new CommonTokenStream(new ListTokenSource(Scan.of(text).tokens())));
      this.taken = taken;
      removeErrorListeners();
      setErrorHandler(new BailErrorStrategy());
    }

    @Override
    protected int visitDecisionState(DecisionState state) {
      int alternative = super.visitDecisionState(state);
      taken.add(new Way(state.decision, alternative));
      return alternative;
    }
  }

  @Test
  void everyWayThroughARuleIsInASnippet() throws IOException {
    Set<Way> taken = new HashSet<>();
    for (Path file : SnippetTest.snippets("ok")) {
      read(Files.readString(file), taken);
    }
    String notYet = Files.readString(SnippetTest.SNIPPETS.resolve("bad/not-yet.seam"));
    read(notYet.replace("let i32 = 1\n", ""), taken);
    // A try alone and unknown words are errors of the builder's: the grammar takes them whole.
    read("try { a }", taken);
    read(
        "patch p {\nreasn 1 { a { b } }\nbefore patch c { }\nin vmlinux {\nbefor x {}\n}\n}",
        taken);
    read("patch p {\nreasn\nin vmlinux {\nbefor\n}\nconsistency x { wiat { } 1, wiat }\n}", taken);
    Set<String> missing = new TreeSet<>();
    int ways = 0;
    for (DecisionState state : SeamParser._ATN.decisionToState) {
      for (int i = 1; i <= state.getNumberOfTransitions(); i++) {
        ways++;
        if (!taken.contains(new Way(state.decision, i))
            && !isRefused(state, i)
            && !isSpaced(state, i)) {
          missing.add(name(state, i));
        }
      }
    }
    assertTrue(ways > 250, "only " + ways + " ways");
    assertEquals(Set.of(), missing);
  }

  /** The ways to words that no statement and no item begins with exist to be refused. */
  private static boolean isRefused(DecisionState state, int alternative) {
    return Set.of(SeamParser.RULE_statement, SeamParser.RULE_patchItem, SeamParser.RULE_objectItem)
            .contains(state.ruleIndex)
        && SeamParser._ATN
            .nextTokens(state.transition(alternative - 1).target)
            .contains(SeamParser.COMMAND)
        && alternative == state.getNumberOfTransitions();
  }

  /** Two words stand apart, and that makes a COMMAND: it is never left out between them. */
  private static boolean isSpaced(DecisionState state, int alternative) {
    if (state.getNumberOfTransitions() != 2 || alternative != 2) {
      return false;
    }
    IntervalSet first = SeamParser._ATN.nextTokens(state.transition(0).target);
    IntervalSet then = SeamParser._ATN.nextTokens(state.transition(1).target);
    IntervalSet names =
        SeamParser._ATN.nextTokens(SeamParser._ATN.ruleToStartState[SeamParser.RULE_name]);
    return first.equals(IntervalSet.of(SeamParser.COMMAND)) && then.subtract(names).isNil();
  }

  private static void read(String text, Set<Way> taken) {
    new Recording(text, taken).parse(SeamParser.RULE_program);
  }

  /** The rule, the decision in it, the way, and what that begins with. */
  private static String name(DecisionState state, int alternative) {
    String begins =
        SeamParser._ATN
            .nextTokens(state.transition(alternative - 1).target)
            .toString(SeamParser.VOCABULARY);
    String rule = SeamParser.ruleNames[state.ruleIndex];
    String most = begins.length() > 60 ? begins.substring(0, 60) + ".." : begins;
    return rule + ": " + state.decision + " way " + alternative + ", from " + most;
  }
}
