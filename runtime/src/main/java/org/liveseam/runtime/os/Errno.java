package org.liveseam.runtime.os;

import java.util.Arrays;

/**
 * Why a system call failed.
 *
 * @param number as the kernel returned it, positive
 * @param name for instance {@code EBUSY}; {@code errno 4242} for a number without a name, which a
 *     module's own code may return
 * @param text the C library's words for it, in English whatever the locale
 */
public record Errno(int number, String name, String text) {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int ENOEXEC = 8;
  public static final int EAGAIN = 11;
  public static final int EACCES = 13;
  public static final int EFAULT = 14;
  public static final int EBUSY = 16;
  public static final int EEXIST = 17;
  public static final int ENODEV = 19;
  public static final int EINVAL = 22;
  public static final int EPIPE = 32;
  public static final int EKEYREJECTED = 129;

  /** The error of that number. */
  public static Errno of(int number) {
    return ErrnoTable.of(number);
  }

  public boolean is(int other) {
    return number == other;
  }

  public boolean isAny(int... others) {
    return Arrays.stream(others).anyMatch(this::is);
  }

  /** {@code EBUSY (Device or resource busy)}. */
  @Override
  public String toString() {
    return name + " (" + text + ")";
  }
}
