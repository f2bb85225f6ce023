package org.liveseam.runtime.process.unwind;

import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * How far a stack could be followed.
 *
 * @param frames innermost first; each of them is certain
 * @param accounted the stack below this address holds no other frame than these; what is above must
 *     be looked at in another way if {@code unreliable} has a value
 * @param unreliable why it could not be followed to the thread's first function; empty if it could
 */
public record Unwinding(List<Frame> frames, long accounted, Optional<String> unreliable) {
  public Unwinding {
    frames = List.copyOf(frames);
  }

  /** Whether there is no other frame than these. */
  public boolean complete() {
    return unreliable.isEmpty();
  }

  /**
   * The innermost frame whose function is among these. If there is none, the thread is outside of
   * all of them only if this is {@link #complete}.
   */
  public Optional<Frame> inside(List<AddressRange> code) {
    return inside(address -> code.stream().anyMatch(range -> range.contains(address)));
  }

  /** The same, where a function says what code is meant. */
  public Optional<Frame> inside(LongPredicate code) {
    return frames.stream().filter(frame -> code.test(frame.inside())).findFirst();
  }
}
