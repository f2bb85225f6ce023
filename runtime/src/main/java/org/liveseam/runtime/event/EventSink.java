package org.liveseam.runtime.event;

/** Takes events. Implementations may be called from any thread, one call at a time. */
@FunctionalInterface
public interface EventSink {
  void accept(Event event);

  /** A sink that hands each event to this one and then to {@code other}. */
  default EventSink and(EventSink other) {
    return event -> {
      accept(event);
      other.accept(event);
    };
  }
}
