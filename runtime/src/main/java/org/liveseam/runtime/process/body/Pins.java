package org.liveseam.runtime.process.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.OpenCounts;
import org.liveseam.runtime.process.body.Surroundings.Hold;

/** Objects that are kept loaded because patches have code for them. Thread-safe. */
final class Pins {
  private final Optional<OpenCounts> counts;
  private final Map<Long, Pinned> pinned = new HashMap<>();

  /**
   * One object.
   *
   * @param shared whether the program had it open when it was pinned first: an object that was
   *     loaded with the program, or for another one, is not open at all
   */
  private record Pinned(boolean shared, List<DynamicLoader.Handle> handles) {}

  Pins(Optional<OpenCounts> counts) {
    this.counts = counts;
  }

  /** Keeps an object until the result is closed. */
  synchronized Hold add(long base, DynamicLoader.Handle handle) {
    Pinned pin =
        pinned.computeIfAbsent(base, b -> new Pinned(count(handle) > 1, new ArrayList<>()));
    pin.handles().add(handle);
    return () -> remove(base, handle);
  }

  private synchronized void remove(long base, DynamicLoader.Handle handle) {
    Pinned pin = pinned.get(base);
    if (pin != null) {
      pin.handles().remove(handle);
      if (pin.handles().isEmpty()) {
        pinned.remove(base);
      }
    }
    handle.close();
  }

  /** Whether all that had it open have closed it, but for these pins. */
  synchronized boolean abandoned(long base) {
    Pinned pin = pinned.get(base);
    if (pin == null || !pin.shared() || pin.handles().isEmpty()) {
      return false;
    }
    return count(pin.handles().get(0)) == pin.handles().size();
  }

  /** 0 if that cannot be known. */
  private int count(DynamicLoader.Handle handle) {
    return counts.map(c -> c.of(handle)).orElse(OptionalInt.empty()).orElse(0);
  }
}
