/**
 * The kernel's livepatch core for this process: what kernel/livepatch/core.c and transition.c do
 * with modules and ftrace, done with loaded objects and a {@link
 * org.liveseam.runtime.process.engine.Redirector}. Knows patches, objects, callbacks and words; no
 * machine code, no compiler.
 */
package org.liveseam.runtime.process.livepatch;
