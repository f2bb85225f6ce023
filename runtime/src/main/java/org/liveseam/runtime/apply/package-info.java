/** Carries plans out: transition, deadlines, stall policy, taking back. */
package org.liveseam.runtime.apply;
