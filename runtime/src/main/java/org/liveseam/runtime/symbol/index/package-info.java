/** The two indexes over a kernel's symbols: of an installed image, and of the running system. */
package org.liveseam.runtime.symbol.index;
