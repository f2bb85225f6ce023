package org.liveseam.runtime.symbol;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value computed by the first who asks; the next tries again if that failed. Thread-safe.
 *
 * @param <T> what it holds
 */
public final class Lazy<T> {
  private final Supplier<T> supplier;
  private volatile @Nullable T value;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  /** Computes it if nobody has yet. */
  public T get() {
    T current = value;
    return current != null ? current : compute();
  }

  private synchronized T compute() {
    T current = value;
    if (current == null) {
      current = supplier.get();
      value = current;
    }
    return current;
  }
}
