package org.liveseam.language.value;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives;
import org.jspecify.annotations.Nullable;

/**
 * A variable that outlives the frame it was made in, because a closure captured it or because it
 * belongs to a file. Thread-safe: closures that replace native code read it on any thread.
 */
public final class Cell {
  private final String name;

  /** Holds as long as the value was set no more than once; null for one that is not watched. */
  private final @Nullable Assumption settled;

  private volatile @Nullable Object value;

  public Cell(String name) {
    this(name, null);
  }

  private Cell(String name, @Nullable Assumption settled) {
    this.name = name;
    this.settled = settled;
  }

  /** One that there is one of, such as a variable of a file; code may rely on its value. */
  public static Cell watched(String name) {
    return new Cell(name, Assumption.create("set once: " + name));
  }

  /** Whether what {@link #get} gave, if it was a value, is its value still. */
  public boolean isSettled() {
    return settled != null && settled.isValid();
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
    unsettle();
    value = null;
  }

  public void set(Object newValue) {
    if (value != null) {
      unsettle();
    }
    value = newValue;
  }

  /** Before the change, so that nobody relies on the old value once the new one can be seen. */
  private void unsettle() {
    Assumption known = settled;
    if (known != null && known.isValid()) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      known.invalidate();
    }
  }
}
