package org.liveseam.language.check;

import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.runtime.diagnostic.DataErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** States and shadow variables of patches. */
final class DataChecker {
  private final Context context;
  private final PatchChecker patches;

  DataChecker(Context context, PatchChecker patches) {
    this.context = context;
    this.patches = patches;
  }

  void state(PatchItem.State state, Scope scope, PatchChecker.Seen seen) {
    patches.value(state.id(), scope, PatchRules::stateId);
    patches.value(state.version(), scope, PatchRules::stateVersion);
    context
        .constant(state.id())
        .filter(id -> !seen.states.add(id))
        .ifPresent(
            id ->
                context.report(
                    Diagnostic.of(DataErrors.STATE_TWICE, id, seen.patch),
                    state.id(),
                    "declared before"));
  }

  void shadow(PatchItem.Shadow shadow, PatchChecker.Seen seen) {
    patches.constant(shadow.name(), shadow.name().text(), PatchRules::replacement);
    if (!seen.shadows.add(shadow.name().text())) {
      context.report(
          Diagnostic.of(DataErrors.SHADOW_TWICE, shadow.name().text(), seen.patch),
          shadow.name(),
          "declared before");
    }
    patches.constant(shadow.type(), shadow.type().text(), PatchRules::shadowType);
    patches.constant(shadow.owner(), shadow.owner().text(), PatchRules::shadowOwner);
  }
}
