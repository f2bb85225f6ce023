package org.liveseam.runtime.vm;

import java.time.Duration;

/**
 * How long a boot took, each counted from the call.
 *
 * @param prepared until the files were ready and QEMU was started
 * @param init until the kernel ran init
 * @param ready until init was about to run the agent
 */
public record BootTimes(Duration prepared, Duration init, Duration ready) {}
