/**
 * Entries of functions that were built without a site: their first instructions are moved
 * elsewhere, to make room for a jump. Opt-in, and only where it can be shown to change nothing
 * else.
 *
 * <pre>
 *   before   entry: A B C D ...
 *   after    entry: jmp replacement; rest of C; D ...      moved: A B C; jmp D
 * </pre>
 */
package org.liveseam.runtime.process.prologue;
