package org.liveseam.runtime.target;

/**
 * A function that a patch on a target replaces.
 *
 * @param position as in {@code /sys/kernel/livepatch/P/O/F,position}: from 1
 */
public record PatchedFunction(String name, int position) {}
