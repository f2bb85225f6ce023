/**
 * A strict target without a kernel, shipped for documentation and tests.
 *
 * <p>It keeps the kernel's rules and words (one transition at a time, retries every second, the
 * order of callbacks and messages in kernel/livepatch/core.c and transition.c), lives in its own
 * time, and answers a caller that breaks the protocol of {@link org.liveseam.runtime.target.Target}
 * with an {@link IllegalStateException}. It runs no C.
 */
package org.liveseam.runtime.fake;
