package org.liveseam.runtime.process.code;

/**
 * Mistakes that were made once. The engine can be opened with some of them put back, by its tests
 * alone, which prove that each would be noticed.
 */
public enum Defect {
  /** Consecutive switchings share their data, and nobody looks for threads in the stale stubs. */
  SHARED_SETS,
  /** The dispatcher reads the mode a second time. */
  SECOND_READ,
  /** A thread on the first byte of a replacement counts as outside. */
  FIRST_BYTE_FREE,
  /** A thread on the first byte of a site counts as inside. */
  ENTRY_COUNTS,
  /** The state of switchings is shared with forked children. */
  SHARED_MEMORY,
  /** Words on stacks that look like return addresses are believed, frames are not asked. */
  WORDS_ONLY,
  /** Single nops become a jump without a look at who stands between them. */
  ENTRY_UNCHECKED,
  /** Code across a line of the cache is changed with plain stores. */
  NO_BREAKPOINTS,
  /** Threads run while there are breakpoints. */
  NOT_PARKED,
  /** A task is held by a store, whatever it has become since it was looked at. */
  HOLD_UNCHECKED,
  /** Java runs, and collects its garbage, between parking all threads and letting them go. */
  JAVA_WHILE_PARKED,
  /** An object that has patches is not kept from being unloaded. */
  UNPINNED
}
