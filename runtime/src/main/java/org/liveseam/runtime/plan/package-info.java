/** Compares what is wanted with what is there. Pure: no call of this package touches a target. */
package org.liveseam.runtime.plan;
