package org.liveseam.runtime.process.engine;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;

/** As long as it is open, this process can open no file. */
final class FewFiles implements AutoCloseable {
  private static final int NOFILE = 7;

  private final NativeLibrary c = NativeLibrary.getInstance("c");
  private final Memory before = new Memory(16);

  FewFiles() {
    call("getrlimit", before);
    var none = new Memory(16);
    none.setLong(0, 0);
    none.setLong(8, before.getLong(8));
    call("setrlimit", none);
  }

  private void call(String function, Memory limit) {
    if (c.getFunction(function).invokeInt(new Object[] {NOFILE, limit}) != 0) {
      throw new IllegalStateException(function);
    }
  }

  @Override
  public void close() {
    call("setrlimit", before);
  }

  @Override
  public String toString() {
    return "no file of " + before.getLong(0);
  }
}
