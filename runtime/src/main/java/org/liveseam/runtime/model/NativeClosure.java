package org.liveseam.runtime.model;

/**
 * A function of the language that can run in place of a native one. Supplied by the language, which
 * has the means to make machine code that enters it; used by the engine of this process.
 *
 * <p>Thread-safe: its code is called from any thread of the process, many at once.
 */
public interface NativeClosure {
  /** Its text: two closures of equal text count as the same patch. */
  String text();

  /** What it says it takes and gives. */
  NativeSignature signature();

  /**
   * Makes machine code with the C ABI that calls it.
   *
   * @param original the address of machine code that runs what the closure stands in for: the next
   *     older replacement or the function itself, whatever is right at the time of the call
   */
  Entry link(long original);

  /** Machine code that enters a closure. */
  interface Entry extends AutoCloseable {
    /** Where it begins. */
    long address();

    /** Frees the code. Only when no thread can be in it. */
    @Override
    void close();
  }
}
