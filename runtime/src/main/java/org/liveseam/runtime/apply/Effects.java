package org.liveseam.runtime.apply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.liveseam.runtime.apply.Effect.Displaced;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.target.TargetState.LivePatch;

/** What one session did, in order, and what of it is still in effect. */
final class Effects {
  private final List<Effect> all = new ArrayList<>();
  private final Map<String, Patch> inEffect = new LinkedHashMap<>();
  private final Map<String, Set<Patch>> known = new HashMap<>();
  private final Map<String, Optional<PatchId>> lost = new LinkedHashMap<>();
  private final Set<String> exempt = new HashSet<>();
  private final Map<String, Deque<PatchId>> above = new HashMap<>();
  private final Map<String, Patch> under = new HashMap<>();
  private Consumer<Effect> watcher = effect -> {};

  /** Hands every later effect to {@code next}, when it has happened. */
  void watch(Consumer<Effect> next) {
    watcher = next;
  }

  /** Remembers what was written, in case a patch of that content gives way and has to come back. */
  void know(Patch patch) {
    known
        .computeIfAbsent(patch.name(), name -> Collections.newSetFromMap(new IdentityHashMap<>()))
        .add(patch);
  }

  /** Hashes what was written only now: most patches never give way to another. */
  private Optional<Patch> known(PatchId id) {
    return known.getOrDefault(id.name(), Set.of()).stream()
        .filter(patch -> patch.id().equals(id))
        .findFirst();
  }

  /**
   * @param others what gave way to it
   */
  void applied(Patch patch, List<LivePatch> others) {
    know(patch);
    var displaced = new ArrayList<Displaced>();
    for (LivePatch other : others) {
      Displaced gone = displaced(other);
      displaced.add(gone);
      inEffect.remove(gone.name());
      if (!gone.name().equals(patch.name())) {
        settled(gone.name());
      }
      if (!gone.ours()) {
        lost.put(gone.label(), other.id());
      }
    }
    lost.values().removeIf(Optional.of(patch.id())::equals);
    inEffect.remove(patch.name());
    inEffect.put(patch.name(), patch);
    Deque<PatchId> older = above.get(patch.name());
    if (older != null) {
      older.push(patch.id());
    }
    add(Effect.Kind.APPLIED, patch.name(), Optional.of(patch), displaced, false);
  }

  /** One is on its way into effect, and was left there: no older version gives way to it. */
  void left(Patch patch) {
    know(patch);
    String name = patch.name();
    Patch mine = inEffect.remove(name);
    if (mine != null && !above.containsKey(name)) {
      under.put(name, mine);
    }
    above.computeIfAbsent(name, n -> new ArrayDeque<>()).push(patch.id());
    inEffect.put(name, patch);
    add(Effect.Kind.APPLIED, name, Optional.of(patch), List.of(), true);
  }

  /**
   * What stands above older versions of that name, which are to stay if it is taken back; newest
   * first. Empty if all versions of the name are one to us.
   */
  List<PatchId> above(String name) {
    Deque<PatchId> ids = above.get(name);
    return ids == null ? List.of() : List.copyOf(ids);
  }

  /** What stood above is gone, and what was there before is as it was. */
  void withdrawn(String name) {
    Optional<Patch> mine = Optional.ofNullable(inEffect.remove(name));
    Patch older = under.get(name);
    settled(name);
    if (older != null) {
      inEffect.put(name, older);
    }
    add(Effect.Kind.REVERTED, name, mine, List.of(), true);
  }

  /** One that was on its way into effect was turned back, whoever had applied it. */
  void cancelled(PatchId id) {
    String name = id.name();
    Deque<PatchId> ids = above.get(name);
    if (ids != null && ids.remove(id)) {
      if (ids.isEmpty()) {
        withdrawn(name);
        return;
      }
      known(ids.element()).ifPresent(patch -> inEffect.put(name, patch));
    }
    add(Effect.Kind.REVERTED, name, known(id), List.of(), true);
  }

  private void settled(String name) {
    above.remove(name);
    under.remove(name);
  }

  /** What was brought back under that name was there before this session came. */
  void foreign(String name) {
    inEffect.remove(name);
  }

  /**
   * @param gone what the target had listed under that name
   */
  void reverted(String name, List<LivePatch> gone) {
    List<Displaced> displaced = gone.stream().map(this::displaced).toList();
    Optional<Patch> mine =
        Optional.ofNullable(inEffect.remove(name))
            .or(() -> displaced.stream().flatMap(d -> d.patch().stream()).reduce((a, b) -> b));
    settled(name);
    add(Effect.Kind.REVERTED, name, mine, displaced, false);
  }

  private void add(
      Effect.Kind kind,
      String name,
      Optional<Patch> patch,
      List<Displaced> displaced,
      boolean left) {
    exempt.remove(name);
    var effect = new Effect(all.size() + 1, kind, name, patch, displaced, left);
    all.add(effect);
    watcher.accept(effect);
  }

  private Displaced displaced(LivePatch other) {
    Optional<Patch> mine =
        Optional.ofNullable(inEffect.get(other.name())).filter(p -> is(p, other.id()));
    return new Displaced(
        other.name(),
        label(other),
        mine.or(() -> other.id().flatMap(this::known)),
        inEffect.containsKey(other.name()));
  }

  /** A patch for people. */
  static String label(LivePatch patch) {
    return patch.name() + patch.id().map(id -> " " + id.version()).orElse("");
  }

  private static boolean is(Patch patch, Optional<PatchId> id) {
    return id.filter(patch.id()::equals).isPresent();
  }

  List<Effect> all() {
    return List.copyOf(all);
  }

  /** Names of what this session applied and nobody in it reverted, newest first. */
  List<String> open() {
    return List.copyOf(inEffect.keySet()).reversed();
  }

  /** Those of them that a run which fails takes back. */
  List<String> passing() {
    return open().stream().filter(name -> !exempt.contains(name)).toList();
  }

  /** Leaves a patch as it is when the run fails, until the next effect on it. */
  void exempt(String name) {
    exempt.add(name);
  }

  /**
   * What was in effect before this session, gave way to its patches and is not known here well
   * enough to be brought back. Each is told once.
   */
  List<String> takeLost() {
    var labels = List.copyOf(lost.keySet());
    lost.clear();
    return labels;
  }

  /** Says that somebody else tells of it, or brought it back. */
  void found(String label) {
    lost.remove(label);
  }
}
