package org.liveseam.runtime.process.engine;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import org.jspecify.annotations.Nullable;

/**
 * One thread calls native code, another reads through null, which the JVM makes an exception of by
 * its handler of SIGSEGV. A program of its own.
 *
 * <pre>protected true|false</pre>
 */
final class Protected {
  private static final int READS = 300_000;

  private Protected() {}

  private static final class Holder {
    int value = 1;
  }

  public static void main(String[] args) throws Exception {
    Native.setProtected(Boolean.parseBoolean(args[0]));
    Function sleep = NativeLibrary.getInstance("c").getFunction("usleep");
    var caller =
        new Thread(
            () -> {
              while (true) {
                sleep.invokeInt(new Object[] {50});
              }
            });
    caller.setDaemon(true);
    caller.start();
    int caught = 0;
    for (int i = 0; i < READS; i++) {
      caught += read(i % 3 == 0 ? null : new Holder());
    }
    if (caught != READS / 3) {
      throw new IllegalStateException(caught + " exceptions");
    }
    System.out.println("fine");
    System.exit(0);
  }

  @SuppressWarnings("NullAway") // that is the point
  private static int read(@Nullable Holder holder) {
    try {
      return holder.value - 1;
    } catch (NullPointerException e) {
      return 1;
    }
  }
}
