/**
 * Carries plans out: transition, deadlines, stall policy, taking back.
 *
 * <p>{@link org.liveseam.runtime.apply.Session} is the way in: one target, one sink of events. The
 * parts below it: {@code Transition} waits and turns back, {@code Steps} loads, disables and
 * removes one patch, {@code Effects} remembers what this session did.
 */
package org.liveseam.runtime.apply;
