package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;
import org.liveseam.grammar.tree.ObjectItem;
import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.source.Module;
import org.liveseam.runtime.diagnostic.Diagnostic;

/**
 * Where the tree of a text with errors of syntax can be believed: statements of the top level, and
 * items of patches, that are whole and use nothing that a broken one may have defined. Elsewhere,
 * what is wrong may only follow from what could not be read.
 */
final class Fallout {
  private static final Set<String> KEYWORDS = Set.copyOf(Seam.keywords());
  private static final Set<String> DEFINING =
      Set.of("as", "fn", "let", "param", "patch", "pipeline", "var");

  private final List<Statement> statements;
  private final String text;
  private final List<SyntaxProblem> problems;
  private final TreeMap<Integer, String> words = new TreeMap<>();
  private final Set<String> doubtful = new HashSet<>();
  private final List<Span> sound = new ArrayList<>();

  private Fallout(Module module) {
    this.statements = module.program().statements();
    this.text = module.text().source().text();
    this.problems = Seam.parse(text).problems();
    for (Token token : Seam.tokens(text)) {
      if (token.type() == TokenClass.NAME || token.type() == TokenClass.KEYWORD) {
        words.put(token.span().start(), text.substring(token.span().start(), token.span().end()));
      }
    }
  }

  /** Those of the found that no error of syntax can have caused. */
  static List<Diagnostic> without(Module module, List<Diagnostic> found) {
    var fallout = new Fallout(module);
    fallout.findSound();
    var places = fallout.sound.stream().map(module.text()::span).toList();
    return found.stream()
        .filter(d -> places.stream().anyMatch(place -> Checker.within(d, place)))
        .toList();
  }

  private void findSound() {
    int end = 0;
    for (Statement statement : statements) {
      doubt(end, statement.span().start());
      if (statement instanceof Statement.Patch patch) {
        Span name = patch.declaration().name().span();
        if (isBroken(statement.span().start(), statement.span().end())) {
          doubtful.add(text.substring(name.start(), name.end())); // it defines nothing else
        }
      } else {
        doubt(statement.span().start(), statement.span().end());
      }
      end = statement.span().end();
    }
    doubt(end, text.length());
    spread();
    for (Statement statement : statements) {
      if (statement instanceof Statement.Patch patch) {
        patch.declaration().items().forEach(this::item);
      }
      add(statement.span());
    }
  }

  /** If something is wrong in a part of the text, what it seems to define is unknown. */
  private void doubt(int start, int end) {
    if (isBroken(start, end)) {
      doubtful.addAll(defined(start, end));
    }
  }

  /** Words that stand behind a word, as in {@code lett x} and {@code "f.seam" as f}. */
  private List<String> defined(int start, int end) {
    var names = new ArrayList<String>();
    int behind = -1;
    String before = "";
    for (var word : words.subMap(start, Math.max(start, end)).entrySet()) {
      String name = word.getValue();
      boolean isName = DEFINING.contains(before) || !KEYWORDS.contains(name);
      if (behind >= 0 && isName && text.substring(behind, word.getKey()).isBlank()) {
        names.add(name);
      }
      before = name;
      behind = word.getKey() + name.length();
    }
    return names;
  }

  /** What is defined by way of doubtful names is doubtful, too. */
  private void spread() {
    boolean more = true;
    while (more) {
      more = false;
      for (Statement statement : statements) {
        int start = statement.span().start();
        int end = statement.span().end();
        boolean declares =
            !(statement instanceof Statement.Patch || statement instanceof Statement.Test);
        if (declares && words.subMap(start, end).values().stream().anyMatch(doubtful::contains)) {
          List<String> names = defined(start, end);
          more |= !names.isEmpty() && doubtful.addAll(names.subList(0, 1));
        }
      }
    }
  }

  private void item(PatchItem item) {
    if (item instanceof PatchItem.ObjectBlock block) {
      for (ObjectItem inner : block.items()) {
        add(inner.span());
      }
    }
    add(item.span());
  }

  private void add(Span span) {
    boolean known =
        !isBroken(span.start(), span.end())
            && words.subMap(span.start(), span.end()).values().stream()
                .noneMatch(doubtful::contains);
    if (known) {
      sound.add(span);
    }
  }

  /**
   * Whether something is wrong on the lines of a part. Nobody knows what a bracket without its
   * partner was to hold, so that breaks all that follows.
   */
  private boolean isBroken(int start, int end) {
    int from = text.lastIndexOf('\n', start - 1) + 1;
    int next = text.indexOf('\n', end);
    int to = next < 0 ? text.length() : next;
    return problems.stream()
        .anyMatch(
            problem ->
                problem.span().start() <= to
                    && (problem.span().start() >= from || isOpenEnded(problem.kind())));
  }

  private static boolean isOpenEnded(SyntaxProblem.Kind kind) {
    return switch (kind) {
      case UNCLOSED_BRACKET,
          UNCLOSED_TEXT,
          UNCLOSED_COMMENT,
          UNCLOSED_C_BODY,
          MISMATCHED_BRACKET,
          UNMATCHED_CLOSER,
          TOO_DEEP ->
          true;
      default -> false;
    };
  }
}
