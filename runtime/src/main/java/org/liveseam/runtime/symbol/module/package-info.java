/** Kernel modules on disk: where they are, what they say of themselves, what they define. */
package org.liveseam.runtime.symbol.module;
