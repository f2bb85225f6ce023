package org.liveseam.runtime.target;

import java.nio.file.Path;
import java.time.Duration;
import org.liveseam.runtime.event.EventSink;

/**
 * What a provider may use.
 *
 * @param cache a folder of this user's that may be emptied at any time
 * @param patience how long opening may take
 * @param cancellation ends the opening early
 * @param fullLog whether the target shall log every step of a transition, where that can be
 *     switched on and back; without it the log may hold the beginning and the end alone
 */
public record OpenContext(
    EventSink events, Path cache, Duration patience, Cancellation cancellation, boolean fullLog) {}
