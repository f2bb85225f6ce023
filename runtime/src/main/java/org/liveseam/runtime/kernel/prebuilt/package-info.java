/** Livepatch modules that were built elsewhere: what they replace, and how they are taken over. */
package org.liveseam.runtime.kernel.prebuilt;
