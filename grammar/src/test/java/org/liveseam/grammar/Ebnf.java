package org.liveseam.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Grammar files as EBNF for readers: without actions, labels and what exists to be refused. */
final class Ebnf {
  private static final int WIDTH = 96;
  private static final Pattern TOKEN =
      Pattern.compile(
          "/\\*(?s:.*?)\\*/|//[^\n]*" // comments
              + "|'(?:\\\\.|[^'\\\\])*'"
              + "|\\[(?:\\\\.|[^\\]\\\\])*\\]"
              + "|#\\s*\\w+"
              + "|->[^;]*"
              + "|\\w+|\\S");

  /** Rules by name, each a list of alternatives, each a list of words. */
  private final Map<String, List<List<String>>> rules = new LinkedHashMap<>();

  /** Adds the rules of a file. */
  void add(String grammar) {
    List<String> words = words(grammar);
    int at = 0;
    while (at < words.size()) {
      int end = at + words.subList(at, words.size()).indexOf(";");
      List<String> rule = words.subList(at, end < at ? words.size() : end);
      int colon = rule.indexOf(":");
      if (colon > 0) {
        rules.put(rule.get(colon - 1), alternatives(rule.subList(colon + 1, rule.size())));
      }
      at += rule.size() + 1;
    }
  }

  /** Drops comments, labels, commands, and actions but for those that refuse. */
  private static List<String> words(String grammar) {
    List<String> words = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(grammar);
    int depth = 0;
    boolean refuses = false;
    boolean action = false; // the word before was the end of one: a question mark belongs to it
    while (matcher.find()) {
      String word = matcher.group();
      boolean predicate = action && word.equals("?");
      action = depth == 1 && word.equals("}");
      if (predicate) {
        continue;
      }
      if (word.equals("{")) {
        depth++;
        refuses = false;
      } else if (word.equals("}")) {
        depth--;
        if (refuses) {
          words.add("REFUSED");
        }
      } else if (depth > 0) {
        refuses |= word.equals("refuse");
      } else if (!word.startsWith("/") && !word.startsWith("#") && !word.startsWith("->")) {
        words.add(word);
      }
    }
    return words;
  }

  private static List<List<String>> alternatives(List<String> body) {
    List<List<String>> alternatives = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int depth = 0;
    for (String word : body) {
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (word.equals("|") && depth == 0) {
        alternatives.add(words);
        words = new ArrayList<>();
      } else {
        words.add(word);
      }
    }
    alternatives.add(words);
    return alternatives;
  }

  /** The words of tokens that are always written the same, in quotes, by the token's name. */
  private Map<String, String> literals() {
    Map<String, String> literals = new LinkedHashMap<>();
    rules.forEach(
        (name, alternatives) -> {
          List<String> only = alternatives.getFirst();
          if (alternatives.size() == 1 && only.size() == 1 && only.getFirst().startsWith("'")) {
            literals.put(name, only.getFirst());
          }
        });
    return literals;
  }

  /**
   * What can be reached from a rule, but for alternatives that are refused, one rule a paragraph.
   *
   * @param more words of tokens that no rule of the lexer has, by the token's name
   * @param hidden rules that nothing right matches
   */
  String text(String start, Map<String, String> more, Set<String> hidden) {
    Map<String, String> literals = literals();
    literals.putAll(more);
    Predicate<List<String>> refused =
        words -> words.contains("REFUSED") || (words.size() == 1 && hidden.contains(words.get(0)));
    Set<String> reached = new LinkedHashSet<>(List.of(start));
    List<String> open = new ArrayList<>(reached);
    while (!open.isEmpty()) {
      String name = open.removeFirst();
      List<List<String>> kept = new ArrayList<>(rules.get(name));
      kept.removeIf(refused);
      rules.put(name, kept);
      for (List<String> words : kept) {
        for (String word : words) {
          if (rules.containsKey(word) && !literals.containsKey(word) && reached.add(word)) {
            open.add(word);
          }
        }
      }
    }
    var out = new StringBuilder();
    rules.forEach(
        (name, alternatives) -> {
          if (reached.contains(name)) {
            out.append(rule(name, alternatives, literals)).append('\n');
          }
        });
    return out.toString();
  }

  private static String rule(
      String name, List<List<String>> alternatives, Map<String, String> literals) {
    List<String> lines = alternatives.stream().map(words -> line(words, literals)).toList();
    String one = name + " ::= " + String.join(" | ", lines);
    if (one.length() <= WIDTH) {
      return one + "\n";
    }
    var out = new StringBuilder(name + "\n");
    String mark = "  ::= ";
    for (String line : lines) {
      out.append(wrapped(mark + line)).append('\n');
      mark = "    | ";
    }
    return out.toString();
  }

  private static String wrapped(String line) {
    var out = new StringBuilder();
    String rest = line;
    while (rest.length() > WIDTH) {
      int at = rest.lastIndexOf(' ', WIDTH);
      out.append(rest, 0, at).append('\n');
      rest = "        " + rest.substring(at + 1);
    }
    return out.append(rest).toString();
  }

  private static String line(List<String> words, Map<String, String> literals) {
    var out = new StringBuilder();
    for (String word : words) {
      boolean glued =
          out.isEmpty()
              || out.charAt(out.length() - 1) == '('
              || List.of("*", "+", "?", ")").contains(word)
              || out.charAt(out.length() - 1) == '~';
      out.append(glued ? "" : " ").append(literals.getOrDefault(word, word));
    }
    return out.toString();
  }
}
