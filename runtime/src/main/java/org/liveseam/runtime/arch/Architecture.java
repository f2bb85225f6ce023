package org.liveseam.runtime.arch;

/**
 * What the engine must know of a processor's instruction set. Pure functions; thread-safe.
 *
 * <p>Addresses are those where the bytes will stand. An encoder given a target that its instruction
 * cannot reach throws IllegalArgumentException: ask {@link #reaches} first.
 */
public interface Architecture {
  /** As Linux names it: {@code x86_64}, {@code aarch64}. */
  String name();

  /** The unit of memory protection, in bytes. */
  int pageSize();

  /**
   * The unit of the caches, in bytes: a store within one is seen whole or not at all by a processor
   * that fetches instructions there.
   */
  int lineSize();

  /** How many bytes an entry site must have for {@link #jump}. */
  int jumpSize();

  /** Whether {@link #jump} at one address reaches another. */
  boolean reaches(long from, long to);

  /** One instruction that goes to {@code to}. */
  byte[] jump(long from, long to);

  /** One instruction that calls {@code to}. */
  byte[] call(long from, long to);

  /**
   * One instruction that does nothing, of that many bytes.
   *
   * @throws IllegalArgumentException if there is none of that length
   */
  byte[] nop(int size);

  /** One instruction that stops in a debugger or a handler; the smallest there is. */
  byte[] breakpoint();

  /** What a compiler puts first where indirect branches may land; empty if nothing. */
  byte[] landingPad();

  /** How many bytes {@link #veneer} has. */
  int veneerSize();

  /**
   * Code that goes anywhere. Uses a register only if the calling convention leaves it to veneers.
   */
  byte[] veneer(long at, long to);

  /** What has to be done between writing code and running it. */
  Synchronisation synchronisation();

  /**
   * Whether the bytes at the end of a function may be a call that does not come back, so that the
   * address behind the function can stand on a stack as a return address.
   *
   * @param last the last bytes of the function, at least eight unless it is shorter
   */
  boolean mayEndInCall(byte[] last);

  /** What has to be done between writing code and running it. */
  enum Synchronisation {
    /** Caches agree by themselves; other processors must be made to fetch anew. */
    SERIALISE,
    /**
     * Data cache cleaned to the point of unification, instruction cache invalidated, for each line
     * written; then other processors must be made to fetch anew.
     */
    CLEAN_INVALIDATE_SERIALISE
  }
}
