package org.liveseam.language.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.liveseam.grammar.tree.ConsistencyOption;
import org.liveseam.grammar.tree.ConsistencySyntax;
import org.liveseam.grammar.tree.NameSyntax;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Code;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.model.Consistency;

/** {@code consistency MODEL { wait D, on-stall P }}. */
public final class ConsistencyChecker {
  private static final List<String> MODELS =
      Arrays.stream(Consistency.Model.values()).map(Consistency.Model::words).toList();
  private static final List<String> POLICIES =
      Arrays.stream(Consistency.StallPolicy.values()).map(Consistency.StallPolicy::words).toList();
  private static final List<String> OPTIONS = List.of("wait", "on-stall");

  private final Context context;
  private final PatchChecker patches;

  ConsistencyChecker(Context context, PatchChecker patches) {
    this.context = context;
    this.patches = patches;
  }

  void check(ConsistencySyntax consistency, Scope scope) {
    var seen = new HashSet<String>();
    for (NameSyntax model : consistency.models()) {
      patches
          .name(model, scope, ConsistencyChecker::model)
          .filter(name -> !seen.add(name))
          .ifPresent(
              name ->
                  context.report(
                      Diagnostic.of(DescriptionErrors.FIELD_TWICE, name, "`consistency`"),
                      model,
                      "said before"));
    }
    for (ConsistencyOption option : consistency.options()) {
      String name =
          switch (option) {
            case ConsistencyOption.Wait wait -> {
              patches.value(wait.deadline(), scope, PatchRules::patience);
              yield "wait";
            }
            case ConsistencyOption.OnStall stall -> {
              patches.name(stall.policy(), scope, ConsistencyChecker::policy);
              yield "on-stall";
            }
            case ConsistencyOption.Unknown unknown -> {
              String question =
                  DidYouMean.question(DidYouMean.of(unknown.name().text(), OPTIONS, 1));
              context.report(
                  Diagnostic.of(
                          DescriptionErrors.UNKNOWN_FIELD, "`consistency`", unknown.name().text())
                      .help(question.isEmpty() ? "it has: wait, on-stall" : question),
                  unknown.name(),
                  "");
              yield "";
            }
          };
      if (!name.isEmpty() && !seen.add(name)) {
        context.report(
            Diagnostic.of(DescriptionErrors.FIELD_TWICE, name, "`consistency`"),
            option,
            "said before");
      }
    }
  }

  /** Whether a value names a model. */
  public static Optional<Diagnostic> model(Object value) {
    return word("a consistency model", value, MODELS, DescriptionErrors.UNKNOWN_MODEL);
  }

  /** Whether a value names a stall policy. */
  public static Optional<Diagnostic> policy(Object value) {
    return word("a stall policy", value, POLICIES, DescriptionErrors.UNKNOWN_POLICY);
  }

  private static Optional<Diagnostic> word(
      String what, Object value, List<String> words, Code code) {
    if (!(value instanceof String text)) {
      return Optional.of(
          Diagnostic.of(DescriptionErrors.WRONG_TYPE, what, "a string", Values.aType(value)));
    }
    if (words.contains(text)) {
      return Optional.empty();
    }
    String question = DidYouMean.question(DidYouMean.of(text, words, 1));
    return Optional.of(
        Diagnostic.of(code, text)
            .help(question.isEmpty() ? "there are: " + String.join(", ", words) : question));
  }
}
