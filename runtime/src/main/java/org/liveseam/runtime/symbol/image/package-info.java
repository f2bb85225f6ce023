/**
 * An installed kernel image: its boot header, its payload and what a live patch needs of the kernel
 * inside.
 */
package org.liveseam.runtime.symbol.image;
