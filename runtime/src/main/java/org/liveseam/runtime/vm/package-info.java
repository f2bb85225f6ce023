/**
 * A throw-away guest machine: an installed kernel image booted in QEMU with the host's root file
 * system read-only under a tmpfs, one agent process inside, and one byte channel to it.
 *
 * <p>This package knows nothing of patches. {@link org.liveseam.runtime.vm.GuestHost} says what
 * this machine can boot, {@link org.liveseam.runtime.vm.Guest} is one running machine. Nothing here
 * is shared between instances, and a guest never outlives the JVM that started it.
 */
@NullMarked
package org.liveseam.runtime.vm;

import org.jspecify.annotations.NullMarked;
