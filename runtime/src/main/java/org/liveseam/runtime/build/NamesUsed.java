package org.liveseam.runtime.build;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.runtime.build.CWords.Token;
import org.liveseam.runtime.build.CWords.Word;

/**
 * What C code may need a declaration for. It may name too much, for instance keywords.
 *
 * @param names that mean something outside of it
 * @param tags words behind {@code struct}, {@code union} and {@code enum}
 * @param members words behind {@code .} and {@code ->}
 */
public record NamesUsed(Set<String> names, Set<String> tags, Set<String> members) {
  private static final Set<String> TAGS = Set.of("struct", "union", "enum");

  /** Of no code. */
  public static final NamesUsed NONE = new NamesUsed(Set.of(), Set.of(), Set.of());

  public NamesUsed {
    names = Set.copyOf(names);
    tags = Set.copyOf(tags);
    members = Set.copyOf(members);
  }

  /** Of statements, without the braces around them. */
  public static NamesUsed inBody(String code) {
    return new NamesUsed(
        FreeNames.in(code).stream().map(Word::text).collect(Collectors.toSet()),
        tags(CWords.tokens(code)),
        members(code));
  }

  /** Of a whole file: what it declares itself outside of its functions does not count. */
  public static NamesUsed inFile(String code) {
    var names = new HashSet<String>();
    FreeNames.in(code).forEach(word -> names.add(word.text()));
    List<Token> tokens = CWords.tokens(code);
    int depth = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("{") || token.is("(") ? 1 : token.is("}") || token.is(")") ? -1 : 0;
      if (depth == 0 && token.word() && tokens.get(i + 1).is("(")) {
        names.remove(token.text());
      }
    }
    return new NamesUsed(names, tags(tokens), members(code));
  }

  /** Of either. */
  public NamesUsed and(NamesUsed other) {
    return new NamesUsed(
        both(names, other.names), both(tags, other.tags), both(members, other.members));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
  }

  private static Set<String> tags(List<Token> tokens) {
    var tags = new HashSet<String>();
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).word() && TAGS.contains(tokens.get(i - 1).text())) {
        tags.add(tokens.get(i).text());
      }
    }
    return tags;
  }

  private static Set<String> members(String code) {
    return CWords.in(code).stream()
        .filter(Word::member)
        .map(Word::text)
        .collect(Collectors.toSet());
  }
}
