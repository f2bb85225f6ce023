/**
 * What a kernel's symbol index answers. Only vocabulary: the readers are in the packages below, and
 * point here.
 */
package org.liveseam.runtime.symbol;
