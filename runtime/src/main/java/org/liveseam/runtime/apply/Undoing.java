package org.liveseam.runtime.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.liveseam.runtime.apply.Effect.Displaced;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.plan.Observed;
import org.liveseam.runtime.plan.Planner;
import org.liveseam.runtime.target.TargetState;

/** The inverse of effects: what came goes, what gave way comes back. */
final class Undoing {
  private final Session session;
  private final Access access;
  private final Effects effects;

  Undoing(Session session, Access access, Effects effects) {
    this.session = session;
    this.access = access;
    this.effects = effects;
  }

  /**
   * One effect, by its number. Does nothing, and throws, unless everything can be as it was; what
   * goes wrong half-way all the same is told with what remains.
   */
  Outcome strictly(int number) {
    Effect effect =
        effects.all().stream()
            .filter(e -> e.number() == number)
            .findFirst()
            .orElseThrow(
                () ->
                    Diagnostic.of(StateErrors.NO_EFFECT, number)
                        .help("there are " + effects.all().size() + " effects so far")
                        .raise());
    if (effect.kind() == Effect.Kind.REVERTED) {
      String unknown = "this session never saw the text of `" + effect.name() + "`";
      Patch patch = effect.patch().orElseThrow(() -> impossible(effect, unknown));
      return session.apply(List.of(patch), ApplyOptions.USUAL);
    }
    refuse(effect);
    TargetState before = session.state();
    try {
      return access.uninterrupted(() -> takeBack(effect, effect.displaced(), !effect.left()));
    } catch (DiagnosticException e) {
      throw isAsBefore(before) ? e : remaining(effect, e);
    }
  }

  private static DiagnosticException impossible(Effect effect, String why) {
    return Diagnostic.of(StateErrors.NO_EFFECT, effect.number()).note(why).raise();
  }

  /** Throws what is known to be in the way, also of the second half of it. */
  private void refuse(Effect effect) {
    String name = effect.name();
    for (Displaced displaced : effect.displaced()) {
      if (displaced.patch().isEmpty()) {
        throw impossible(
            effect,
            "`%s` gave way to it, and this session never saw its text"
                .formatted(displaced.label()));
      }
    }
    List<Patch> back = returning(effect.displaced());
    Observed now = access.observe(back);
    Refusals.revert(List.of(name), Planner.revert(List.of(name), now), now);
    if (!back.isEmpty()) {
      Observed then = isInPlace(effect, back) ? now : now.without(name);
      Refusals.apply(session.plan(back, then), now.capabilities(), ApplyOptions.ENDING);
    }
    access.context().stopIfCancelled(name, "about to be undone", "nothing was done");
  }

  private boolean isAsBefore(TargetState before) {
    try {
      TargetState now = session.state();
      return now.patches().equals(before.patches())
          && now.idleModules().equals(before.idleModules());
    } catch (DiagnosticException e) {
      return false; // who does not answer may be any way
    }
  }

  private DiagnosticException remaining(Effect effect, DiagnosticException e) {
    var after = Aftermath.of(session, effect, effect.displaced(), session.info().spec());
    var all = new ArrayList<>(e.diagnostics());
    all.set(0, after.failed(e).help("undo it again once that is mended"));
    var failed = new DiagnosticException(all, ExitCode.NOT_ROLLED_BACK);
    failed.addSuppressed(e);
    return failed;
  }

  /**
   * Takes back as much as can be.
   *
   * @param back what is to come back; of these, those whose text is not known stay away
   * @param applied whether all versions of its name are to go, apart from what comes back
   */
  Outcome takeBack(Effect effect, List<Displaced> back, boolean applied) {
    List<Patch> patches = returning(back);
    var changed = new ArrayList<>(withdraw(effect.name()));
    // What stood above older versions is gone; below it, only what is ours is to go as well.
    boolean more = changed.isEmpty() || effects.open().contains(effect.name());
    if (!isInPlace(effect, patches) && applied && more) {
      changed.addAll(session.revert(List.of(effect.name()), how(effect)).changed());
    }
    if (!patches.isEmpty()) {
      changed.addAll(session.apply(patches, ApplyOptions.ENDING).changed());
    }
    for (Displaced displaced : back) {
      if (displaced.patch().isPresent() && !displaced.ours()) {
        effects.foreign(displaced.name());
      }
    }
    return new Outcome(changed, List.of());
  }

  private static List<Patch> returning(List<Displaced> back) {
    return back.stream().flatMap(displaced -> displaced.patch().stream()).toList();
  }

  /** Whether the old one takes the new one's place at once, so that nothing is without either. */
  private static boolean isInPlace(Effect effect, List<Patch> back) {
    return back.stream().anyMatch(patch -> patch.name().equals(effect.name()));
  }

  /** As patient as the patch asks for, but with an end that is known. */
  private static Optional<Consistency> how(Effect effect) {
    return effect
        .patch()
        .map(Patch::consistency)
        .map(c -> new Consistency(c.models(), c.patience(), StallPolicy.REVERSE, c.span()));
  }

  /** Takes back what was left open above older versions of that name, and not those. */
  private List<String> withdraw(String name) {
    List<PatchId> above = effects.above(name);
    if (above.isEmpty()) {
      return List.of();
    }
    return access.locked(
        "revert",
        context -> {
          new WithdrawRun(context, effects).run(name, above);
          return List.of(name);
        });
  }

  /**
   * Everything that is in effect of the session's own.
   *
   * @param names what is left to take back, at any moment
   */
  Outcome all(Supplier<List<String>> names) {
    var changed = new ArrayList<String>();
    for (String name : names.get()) {
      changed.addAll(withdraw(name));
    }
    List<String> open = names.get();
    if (!open.isEmpty()) {
      changed.addAll(session.revert(open).changed());
    }
    List<String> lost = effects.takeLost();
    if (!lost.isEmpty()) {
      var rollback = new Rollback();
      lost.forEach(label -> rollback.gone(label, "it was in effect before and gave way"));
      throw rollback.failure();
    }
    return new Outcome(changed.stream().distinct().toList(), List.of());
  }
}
