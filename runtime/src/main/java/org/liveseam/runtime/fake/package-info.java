/** A strict target without a kernel, for documentation and tests. */
package org.liveseam.runtime.fake;
