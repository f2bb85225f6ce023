/**
 * Builds livepatch modules: a patch and what the target said about its functions become C source,
 * kbuild makes a module of it, and what the tools complain about is shown where the author wrote
 * it. Everything runs on this machine, also for a target elsewhere.
 */
package org.liveseam.runtime.kernel.build;
