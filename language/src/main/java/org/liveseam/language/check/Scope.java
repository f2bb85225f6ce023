package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Span;

/** The names of one block. */
final class Scope {
  private final @Nullable Scope outer;
  private final Routine routine;
  private final @Nullable Loop loop;
  private final boolean global;
  private final boolean unsafe;
  private boolean stages;
  private final Map<String, Binding> names = new LinkedHashMap<>();
  private final Map<String, Span> later = new LinkedHashMap<>();
  private final List<Runnable> deferred = new ArrayList<>();

  private Scope(
      @Nullable Scope outer, Routine routine, @Nullable Loop loop, boolean global, boolean unsafe) {
    this.outer = outer;
    this.routine = routine;
    this.loop = loop;
    this.global = global;
    this.unsafe = unsafe;
  }

  /** The top level of a file; what {@code known} has is visible in it. */
  static Scope file(Map<String, Binding> known, Routine routine) {
    var around = new Scope(null, routine, null, true, false);
    around.names.putAll(known);
    return new Scope(around, routine, null, true, false);
  }

  Scope block() {
    return new Scope(this, routine, loop, false, unsafe);
  }

  Scope loopBody() {
    return new Scope(this, routine, new Loop(), false, unsafe);
  }

  Scope function(Routine inner) {
    return new Scope(this, inner, null, false, unsafe);
  }

  /** The block of a pipeline: stages stand in it. */
  Scope pipeline(Routine inner) {
    Scope scope = function(inner);
    scope.stages = true;
    return scope;
  }

  /** Whether stages stand in this very block. */
  boolean takesStages() {
    return stages;
  }

  /** The block of an {@code unsafe}. */
  Scope unsafeBlock() {
    return new Scope(this, routine, loop, false, true);
  }

  /** Whether an {@code unsafe} stands around it. */
  boolean isUnsafe() {
    return unsafe;
  }

  Routine routine() {
    return routine;
  }

  boolean inLoop() {
    return loop != null;
  }

  /** Notes a {@code break} of the innermost loop. */
  void breaks() {
    if (loop != null) {
      loop.broken = true;
    }
  }

  /** Whether one was noted. */
  boolean isBroken() {
    return loop != null && loop.broken;
  }

  boolean isTop() {
    return global;
  }

  /** Names defined in this very block. */
  Map<String, Binding> names() {
    return names;
  }

  void add(Binding binding) {
    names.put(binding.name(), binding);
    later.remove(binding.name());
  }

  /** Announces a name that a statement further down will define. */
  void announce(String name, Span span) {
    later.putIfAbsent(name, span);
  }

  /** Does something once all names of the block are defined. */
  void defer(Runnable work) {
    deferred.add(work);
  }

  /** Call at the end of the block. */
  void finish() {
    for (int i = 0; i < deferred.size(); i++) {
      deferred.get(i).run();
    }
    deferred.clear();
  }

  @Nullable Binding find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Binding found = scope.names.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Where a name is defined further down, in this block or one around it. */
  @Nullable Span announced(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Span span = scope.later.get(name);
      if (span != null) {
        return span;
      }
    }
    return null;
  }

  /** Every name that could be written here. */
  Set<String> visible() {
    var all = new TreeSet<String>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      all.addAll(scope.names.keySet());
    }
    return all;
  }

  private static final class Loop {
    boolean broken;
  }
}
