package org.liveseam.runtime.os;

import java.io.IOException;

/** A system call failed. */
public final class SystemCallException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String call;
  private final transient Errno errno;

  SystemCallException(String call, int errno) {
    this(call, Errno.of(errno));
  }

  private SystemCallException(String call, Errno errno) {
    super(call + ": " + errno);
    this.call = call;
    this.errno = errno;
  }

  /** The call's name and, where it has one, its path. */
  public String call() {
    return call;
  }

  public Errno errno() {
    return errno;
  }
}
