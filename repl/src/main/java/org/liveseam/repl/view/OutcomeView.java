package org.liveseam.repl.view;

import com.google.gson.JsonObject;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.apply.Outcome;

/**
 * What a change did.
 *
 * @param done the word for it: {@code applied}, {@code reverted}
 * @param idle what is said of a patch that was as asked for before
 */
public record OutcomeView(Outcome outcome, String done, String idle, String target)
    implements View {
  /** Of {@code apply}. */
  public static OutcomeView applied(Outcome outcome, String target) {
    return new OutcomeView(outcome, "applied", "was applied before", target);
  }

  /** Of {@code revert}. */
  public static OutcomeView reverted(Outcome outcome, String target) {
    return new OutcomeView(outcome, "reverted", "was not applied", target);
  }

  /** Of {@code cancel}. */
  public static OutcomeView cancelled(Outcome outcome, String target) {
    return new OutcomeView(outcome, "transition reversed", "", target);
  }

  /** Of {@code wait}. */
  public static OutcomeView settled(Outcome outcome, String target) {
    return new OutcomeView(outcome, "settled", "", target);
  }

  /** Of {@code force}. */
  public static OutcomeView forced(Outcome outcome, String target) {
    return new OutcomeView(outcome, "forced", "", target);
  }

  @Override
  public String text(Theme theme) {
    var out = new StringBuilder();
    for (String name : outcome.changed()) {
      out.append(theme.paint(Style.STRONG, name)).append(": ").append(done);
      out.append(" on ").append(target).append('\n');
    }
    outcome.unchanged().forEach(name -> out.append(name).append(": ").append(idle).append('\n'));
    if (outcome.changed().isEmpty() && outcome.unchanged().isEmpty()) {
      out.append("nothing to do\n");
    }
    return out.toString();
  }

  @Override
  public void json(JsonObject document) {
    document.add("changed", JsonDiagnostics.strings(outcome.changed()));
    document.add("unchanged", JsonDiagnostics.strings(outcome.unchanged()));
  }
}
