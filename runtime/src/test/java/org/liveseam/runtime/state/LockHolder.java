package org.liveseam.runtime.state;

import java.io.IOException;
import java.nio.file.Path;
import org.liveseam.runtime.os.Posix;

/** Takes a lock, says so, and keeps it until its input ends. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] args) throws IOException {
    String me = "pid " + ProcessHandle.current().pid();
    Lock lock = Lock.take(Posix.load(), Path.of(args[0]), "kernel", me);
    System.out.println("locked");
    System.out.flush();
    int end = System.in.read();
    lock.close();
    if (end >= 0) {
      throw new IllegalStateException("unexpected input");
    }
  }
}
