package org.liveseam.runtime.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.model.Patch;

/** What one session did, in order, and what of it is still in effect. */
final class Effects {
  private final List<Effect> all = new ArrayList<>();
  private final Map<String, Patch> inEffect = new LinkedHashMap<>();

  void applied(Patch patch) {
    all.add(new Effect(all.size() + 1, Effect.Kind.APPLIED, patch.name(), Optional.of(patch)));
    inEffect.remove(patch.name());
    inEffect.put(patch.name(), patch);
  }

  void reverted(String name) {
    Optional<Patch> known = Optional.ofNullable(inEffect.remove(name));
    all.add(new Effect(all.size() + 1, Effect.Kind.REVERTED, name, known));
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
}
