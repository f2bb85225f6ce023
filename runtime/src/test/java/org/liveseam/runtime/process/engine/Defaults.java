package org.liveseam.runtime.process.engine;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sets all real-time signals to their default, as some programs do when they start. */
final class Defaults implements AutoCloseable {
  private static final int FIRST = 34;
  private static final int LAST = 64;
  private static final int SIZE = 152;

  private final NativeLibrary c = NativeLibrary.getInstance("c");
  private final Map<Integer, Memory> before = new TreeMap<>();

  Defaults() {
    var none = new Memory(SIZE);
    none.clear();
    for (int signal = FIRST; signal <= LAST; signal++) {
      var was = new Memory(SIZE);
      action(signal, none, was);
      if (was.getLong(0) != 0) {
        before.put(signal, was);
      }
    }
  }

  private void action(int signal, @Nullable Pointer wanted, @Nullable Pointer was) {
    if (c.getFunction("sigaction").invokeInt(new Object[] {signal, wanted, was}) != 0) {
      throw new IllegalStateException("sigaction " + signal);
    }
  }

  @Override
  public void close() {
    before.forEach((signal, action) -> action(signal, action, null));
  }

  @Override
  public String toString() {
    return before.keySet().toString();
  }
}
