/**
 * Objects that are loaded into this process: their symbols, and where their functions can be
 * redirected. Files are read as bytes and never mapped: a mapping of one's own looks like the
 * library in {@code /proc/self/maps}.
 */
package org.liveseam.runtime.process.object;
