/**
 * What carries the standard library out, as far as it is no affair of nodes: JSON, patterns, times,
 * files, commands, requests. Errors are diagnostics without a place.
 */
@org.jspecify.annotations.NullMarked
package org.liveseam.language.library;
