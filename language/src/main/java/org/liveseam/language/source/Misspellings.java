package org.liveseam.language.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;
import org.liveseam.runtime.diagnostic.DidYouMean;

/**
 * Keywords that were written wrongly. Whether a word is one, is tried: with the keyword in its
 * place the parser must have nothing against its line. So nothing is taken for a keyword that could
 * not stand there.
 */
public final class Misspellings {
  // Each try reads the whole text once more, and errors are slow to read.
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_PROBLEMS = 30;
  private static final int MOST_TRIES = 40;
  private static final int SHORTEST = 2;
  private static final int SHORTEST_KEYWORD = 3;

  /** What other languages say, and words so short that any two are alike. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("catch", "rescue"),
          Map.entry("const", "let"),
          Map.entry("def", "fn"),
          Map.entry("elif", "else if"),
          Map.entry("except", "rescue"),
          Map.entry("finally", "ensure"),
          Map.entry("foreach", "for"),
          Map.entry("fun", "fn"),
          Map.entry("func", "fn"),
          Map.entry("function", "fn"),
          Map.entry("none", "null"),
          Map.entry("nil", "null"),
          Map.entry("of", "in"),
          Map.entry("on", "in"),
          Map.entry("switch", "match"));

  private static final Set<String> KEYWORDS =
      Stream.concat(Seam.keywords().stream(), Stream.of("stage"))
          .filter(word -> word.length() >= SHORTEST_KEYWORD)
          .collect(Collectors.toUnmodifiableSet());

  /** Those that are no names; and one that begins a declaration where it comes first. */
  private static final Set<String> RESERVED =
      KEYWORDS.stream()
          .filter(word -> !Seam.parse("let " + word + " = 1").problems().isEmpty())
          .collect(Collectors.toUnmodifiableSet());

  private static final String LIBRARY = "library";

  private final List<Misspelling> found = new ArrayList<>();
  private String text;
  private List<SyntaxProblem> problems;
  private NavigableMap<Integer, Span> words;
  private int tries;

  /**
   * A word that is meant to be a keyword.
   *
   * @param start offset in the text as it was before this one was mended, but those before it were
   */
  private record Misspelling(int start, String word, String keyword) {
    int growth() {
      return keyword.length() - word.length();
    }

    /** Where an offset of the mended text was before. */
    int before(int offset) {
      if (offset <= start) {
        return offset;
      }
      return offset < start + keyword.length()
          ? Math.min(offset, start + word.length())
          : offset - growth();
    }
  }

  /**
   * A misspelt keyword of a text.
   *
   * @param question what may have been meant
   */
  public record Slip(Span span, String word, String question) {}

  /**
   * What is wrong with a text.
   *
   * @param problems of the text as it would be with its keywords mended; they stand where they are
   *     in the text as it is
   */
  public record Found(List<Slip> slips, List<SyntaxProblem> problems) {
    public Found {
      slips = List.copyOf(slips);
      problems = List.copyOf(problems);
    }
  }

  private Misspellings(String text, List<SyntaxProblem> problems) {
    this.text = text;
    this.problems = problems;
    this.words = words(text);
  }

  /** Of a text and what the parser says about it. */
  public static Found of(String text, List<SyntaxProblem> problems) {
    if (problems.isEmpty() || problems.size() > MOST_PROBLEMS || text.length() > LONGEST_TEXT) {
      return new Found(List.of(), problems);
    }
    var all = new Misspellings(text, problems);
    for (int next = 0; next < all.problems.size(); ) {
      next = all.mended(all.problems.get(next)) ? 0 : next + 1;
    }
    return all.found();
  }

  /** Keywords that could stand where a name stands that means nothing, best first. */
  public static List<String> of(String text, Span name) {
    if (text.length() > LONGEST_TEXT) {
      return List.of();
    }
    String word = text.substring(name.start(), name.end());
    boolean first = text.substring(lineStart(text, name.start()), name.start()).isBlank();
    List<String> alike =
        alike(word)
            .filter(keyword -> RESERVED.contains(keyword) || (first && keyword.equals(LIBRARY)))
            .toList();
    if (alike.isEmpty()) {
      return List.of();
    }
    int before = Seam.parse(text).problems().size();
    return alike.stream()
        .filter(keyword -> Seam.parse(with(text, name, keyword)).problems().size() <= before)
        .toList();
  }

  /** Few letters away, the same letters, or another language's word for it. */
  private static Stream<String> alike(String word) {
    Stream<String> foreign = Stream.ofNullable(FOREIGN.get(word));
    if (word.length() < SHORTEST || KEYWORDS.contains(word)) {
      return foreign;
    }
    Stream<String> mixed = KEYWORDS.stream().filter(other -> letters(other).equals(letters(word)));
    Stream<String> near = DidYouMean.of(word, KEYWORDS, 3).stream();
    return Stream.of(foreign, mixed, near).flatMap(all -> all).distinct();
  }

  private static String letters(String word) {
    return word.chars()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Tries to mend a word of the problem's line, up to the problem. */
  private boolean mended(SyntaxProblem problem) {
    if (problem.kind() != SyntaxProblem.Kind.UNEXPECTED_TOKEN) {
      return false;
    }
    int at = problem.span().start();
    for (Span word : List.copyOf(words.subMap(lineStart(text, at), true, at, true).values())) {
      if (mended(word, problem)) {
        return true;
      }
    }
    return false;
  }

  private static NavigableMap<Integer, Span> words(String text) {
    var words = new TreeMap<Integer, Span>();
    for (Token token : Seam.tokens(text)) {
      if (token.type() == TokenClass.NAME || token.type() == TokenClass.KEYWORD) {
        words.put(token.span().start(), token.span());
      }
    }
    return words;
  }

  private boolean mended(Span span, SyntaxProblem problem) {
    String word = text.substring(span.start(), span.end());
    for (String keyword : alike(word).toList()) {
      if (tries++ >= MOST_TRIES) {
        return false;
      }
      String mended = with(text, span, keyword);
      List<SyntaxProblem> left = Seam.parse(mended).problems();
      if (heals(left, mended, new Span(span.start(), problem.span().end()))) {
        found.add(new Misspelling(span.start(), word, keyword));
        text = mended;
        words = words(mended);
        problems = left;
        return true;
      }
    }
    return false;
  }

  private static String with(String text, Span word, String keyword) {
    return text.substring(0, word.start()) + keyword + text.substring(word.end());
  }

  /** Whether nothing is wrong on the lines of a stretch. */
  private static boolean heals(List<SyntaxProblem> left, String text, Span stretch) {
    int from = lineStart(text, stretch.start());
    int next = text.indexOf('\n', Math.min(stretch.end(), text.length()));
    int end = next < 0 ? text.length() : next;
    return left.stream().noneMatch(p -> p.span().start() >= from && p.span().start() <= end);
  }

  private static int lineStart(String text, int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  private Found found() {
    var slips = new ArrayList<Slip>();
    for (int i = 0; i < found.size(); i++) {
      Misspelling one = found.get(i);
      int start = before(one.start(), i);
      slips.add(
          new Slip(
              new Span(start, start + one.word().length()),
              one.word(),
              DidYouMean.question(List.of(one.keyword()))));
    }
    List<SyntaxProblem> rest =
        problems.stream()
            .map(
                p ->
                    new SyntaxProblem(
                        p.kind(),
                        new Span(
                            before(p.span().start(), found.size()),
                            before(p.span().end(), found.size())),
                        p.arguments()))
            .toList();
    return new Found(slips, rest);
  }

  /** Where an offset is in the text as it is, of the text after so many were mended. */
  private int before(int offset, int mended) {
    int at = offset;
    for (Misspelling one : found.subList(0, mended).reversed()) {
      at = one.before(at);
    }
    return at;
  }
}
