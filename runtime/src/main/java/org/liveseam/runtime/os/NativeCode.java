package org.liveseam.runtime.os;

import com.sun.jna.Function;
import com.sun.jna.Pointer;

/**
 * Bare access to this process: what is handed a wrong address ends the process. For addresses that
 * the dynamic loader gave. Thread-safe as far as the memory is.
 */
public final class NativeCode {
  private NativeCode() {}

  /** Calls a function that takes nothing and returns an int. */
  public static int call(long address) {
    return Function.getFunction(new Pointer(address)).invokeInt(new Object[0]);
  }

  /** Writes eight bytes at once, to memory that is writable. */
  public static void store(long address, long value) {
    new Pointer(address).setLong(0, value);
  }
}
