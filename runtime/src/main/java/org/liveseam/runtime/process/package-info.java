/**
 * Native code of this very process as a target. {@code process.livepatch} has the kernel's rules,
 * {@code process.engine} redirects functions under running threads, {@code process.object} knows
 * what is loaded, {@code process.body} builds replacements; here they are put together.
 */
package org.liveseam.runtime.process;
