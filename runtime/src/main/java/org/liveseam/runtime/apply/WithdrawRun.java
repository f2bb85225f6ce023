package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.List;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.model.PatchId;

/** Takes back what was left open above older versions of its name, and not those. */
final class WithdrawRun {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Steps.Context context;
  private final Effects effects;

  WithdrawRun(Steps.Context context, Effects effects) {
    this.context = context;
    this.effects = effects;
  }

  /**
   * @param above newest first; those that are gone already are fine
   */
  void run(String name, List<PatchId> above) {
    above.forEach(id -> new Steps(context).withdraw(id, PATIENCE));
    effects.withdrawn(name);
    context.emit(new Event.Reverted(name, true));
  }
}
