/** A target over a byte stream, and the agent that serves it. */
package org.liveseam.runtime.wire;
