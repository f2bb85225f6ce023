package org.liveseam.runtime.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.apply.Effect.Displaced;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.Patch;

/** The inverse of one effect: what came goes, what gave way comes back. */
final class UndoEffect {
  private final Session session;
  private final Effects effects;

  UndoEffect(Session session, Effects effects) {
    this.session = session;
    this.effects = effects;
  }

  /** Does nothing, and throws, unless everything can be as it was. */
  Outcome strictly(Effect effect) {
    if (effect.kind() == Effect.Kind.REVERTED) {
      Patch patch =
          effect
              .patch()
              .orElseThrow(
                  () ->
                      Diagnostic.of(StateErrors.NO_EFFECT, effect.number())
                          .note("this session never saw the text of `" + effect.name() + "`")
                          .raise());
      return session.apply(List.of(patch), ApplyOptions.USUAL);
    }
    for (Displaced displaced : effect.displaced()) {
      if (displaced.patch().isEmpty()) {
        throw Diagnostic.of(StateErrors.NO_EFFECT, effect.number())
            .note(
                "`%s` gave way to it, and this session never saw its text"
                    .formatted(displaced.label()))
            .raise();
      }
    }
    return takeBack(effect, effect.displaced(), !effect.left());
  }

  /**
   * Takes back as much as can be.
   *
   * @param back what is to come back; of these, those whose text is not known stay away
   * @param applied whether all versions of its name are to go, apart from what comes back
   */
  Outcome takeBack(Effect effect, List<Displaced> back, boolean applied) {
    List<Displaced> known = back.stream().filter(d -> d.patch().isPresent()).toList();
    List<Patch> patches = known.stream().flatMap(d -> d.patch().stream()).toList();
    // The old one takes the new one's place at once: nothing is without either.
    boolean inPlace = patches.stream().anyMatch(patch -> patch.name().equals(effect.name()));
    var changed = new ArrayList<>(session.withdraw(effect.name()));
    // What stood above older versions is gone; below it, only what is ours is to go as well.
    boolean more = changed.isEmpty() || effects.open().contains(effect.name());
    if (!inPlace && applied && more) {
      changed.addAll(session.revert(List.of(effect.name()), how(effect)).changed());
    }
    if (!patches.isEmpty()) {
      changed.addAll(session.apply(patches, ApplyOptions.ENDING).changed());
    }
    for (Displaced displaced : known) {
      if (!displaced.ours()) {
        effects.foreign(displaced.name());
      }
    }
    return new Outcome(changed, List.of());
  }

  /** As patient as the patch asks for, but with an end that is known. */
  private static Optional<Consistency> how(Effect effect) {
    return effect
        .patch()
        .map(Patch::consistency)
        .map(c -> new Consistency(c.models(), c.patience(), StallPolicy.REVERSE, c.span()));
  }
}
