/**
 * The running kernel as a target, through {@code /sys/kernel/livepatch}, {@code init_module(2)},
 * {@code /proc} and {@code /dev/kmsg}.
 *
 * <p>What the kernel offers is probed, never derived from its release: distributions backport. What
 * it tells in text is parsed by pure functions; what it does is in {@code KernelTarget} and the
 * classes named after their part of the work.
 */
package org.liveseam.runtime.kernel;
