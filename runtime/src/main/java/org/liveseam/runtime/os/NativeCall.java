package org.liveseam.runtime.os;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.Arrays;

/** Calls machine code by its address. Thread-safe. */
public final class NativeCall {
  private static final int MAX_ARGUMENTS = 6;

  private final Function function;

  private NativeCall(Function function) {
    this.function = function;
  }

  /**
   * @param address code that follows the C calling convention; must stay there as long as this is
   *     called
   */
  public static NativeCall at(long address) {
    return new NativeCall(Function.getFunction(new Pointer(address)));
  }

  /** Calls it with up to six integers or addresses; the result is 64 bits wide. */
  public long call(long... arguments) {
    if (arguments.length > MAX_ARGUMENTS) {
      throw new IllegalArgumentException(arguments.length + " arguments");
    }
    return function.invokeLong(Arrays.stream(arguments).boxed().toArray());
  }
}
