/**
 * C code of patches, for kernels and for processes alike: writing it so that the compiler's
 * messages lead back to the patch, running the tools, keeping what they made.
 */
package org.liveseam.runtime.build;
