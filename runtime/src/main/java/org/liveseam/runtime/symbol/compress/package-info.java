/** The compressions of kernel images and modules, with bounds. */
package org.liveseam.runtime.symbol.compress;
