package org.liveseam.runtime.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.apply.Effect.Displaced;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.target.TargetState.LivePatch;

/** What one session did, in order, and what of it is still in effect. */
final class Effects {
  private final List<Effect> all = new ArrayList<>();
  private final Map<String, Patch> inEffect = new LinkedHashMap<>();
  private final Set<String> lost = new LinkedHashSet<>();

  /**
   * @param others what gave way to it
   */
  void applied(Patch patch, List<LivePatch> others) {
    var displaced = new ArrayList<Displaced>();
    for (LivePatch other : others) {
      Optional<Patch> mine = Optional.ofNullable(inEffect.remove(other.name()));
      String label = label(other);
      displaced.add(new Displaced(label, mine.filter(p -> is(p, other.id()))));
      if (mine.isEmpty()) {
        lost.add(label);
      }
    }
    all.add(
        new Effect(
            all.size() + 1, Effect.Kind.APPLIED, patch.name(), Optional.of(patch), displaced));
    inEffect.remove(patch.name());
    inEffect.put(patch.name(), patch);
  }

  /** A patch for people. */
  static String label(LivePatch patch) {
    return patch.name() + patch.id().map(id -> " " + id.version()).orElse("");
  }

  private static boolean is(Patch patch, Optional<PatchId> id) {
    return id.filter(patch.id()::equals).isPresent();
  }

  void reverted(String name) {
    Optional<Patch> known = Optional.ofNullable(inEffect.remove(name));
    all.add(new Effect(all.size() + 1, Effect.Kind.REVERTED, name, known, List.of()));
  }

  List<Effect> all() {
    return List.copyOf(all);
  }

  /** Names of what this session applied and nobody in it reverted, newest first. */
  List<String> open() {
    var names = new ArrayList<>(inEffect.keySet());
    java.util.Collections.reverse(names);
    return names;
  }

  /**
   * What was in effect before this session, gave way to its patches and is not known here well
   * enough to be brought back. Each is told once.
   */
  List<String> takeLost() {
    var labels = List.copyOf(lost);
    lost.clear();
    return labels;
  }
}
