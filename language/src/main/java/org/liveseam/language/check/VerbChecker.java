package org.liveseam.language.check;

import java.util.Map;
import java.util.Set;
import org.liveseam.grammar.tree.Argument;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NameErrors;

/** What verbs take that no one type tells: a patch, its name, or a list of such. */
final class VerbChecker {
  private static final Takes PATCHES =
      new Takes("a patch or a list of patches", Set.of("patch", "list"));
  private static final Takes NAMES =
      new Takes("a patch, a name or a list", Set.of("patch", "str", "list"));

  private static final Map<String, Takes> VERBS =
      Map.of(
          "apply",
          PATCHES,
          "plan",
          PATCHES,
          "revert",
          new Takes("a patch, a name, a list or `all`", Set.of("patch", "str", "list", "all")),
          "cancel",
          NAMES,
          "force",
          NAMES,
          "keep",
          NAMES);

  private final Context context;

  VerbChecker(Context context) {
    this.context = context;
  }

  void check(Expression.Call call, Binding callee) {
    String verb = callee.origin().name();
    Takes takes = callee.origin().isVerb() ? VERBS.get(verb) : null;
    if (takes == null) {
      return;
    }
    for (Argument argument : call.arguments()) {
      if (argument.name() == null || argument.name().text().equals("what")) {
        check(verb, takes, argument.value());
        return;
      }
    }
  }

  private void check(String verb, Takes takes, Expression value) {
    if (value instanceof Expression.ListLiteral list) {
      list.elements().forEach(element -> check(verb, takes, element));
      return;
    }
    context
        .types
        .known(value)
        .filter(type -> !takes.types().contains(type))
        .ifPresent(
            type ->
                context.report(
                    Diagnostic.of(
                        NameErrors.WRONG_TYPE,
                        "what `" + verb + "` takes",
                        takes.words(),
                        Values.withArticle(type)),
                    value,
                    ""));
  }

  /**
   * What a verb takes.
   *
   * @param words for messages
   * @param types by their names
   */
  private record Takes(String words, Set<String> types) {}
}
