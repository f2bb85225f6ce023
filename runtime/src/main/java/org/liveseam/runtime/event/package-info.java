/**
 * The only way out: every view, report, log and transcript is fed by the same sealed set of events.
 * Events are immutable and may be handed to any thread.
 */
package org.liveseam.runtime.event;
