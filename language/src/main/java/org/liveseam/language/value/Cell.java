package org.liveseam.language.value;

import org.jspecify.annotations.Nullable;

/**
 * A variable that outlives the frame it was made in, because a closure captured it or because it
 * belongs to a file. Thread-safe: closures that replace native code read it on any thread.
 */
public final class Cell {
  private final String name;
  private volatile @Nullable Object value;

  public Cell(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** Null before the variable's definition has run. */
  public @Nullable Object get() {
    return value;
  }

  /** Back to before the definition. */
  public void clear() {
    value = null;
  }

  public void set(Object newValue) {
    value = newValue;
  }
}
