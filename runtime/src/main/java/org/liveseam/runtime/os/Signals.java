package org.liveseam.runtime.os;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.util.OptionalInt;

/**
 * Handlers in machine code, and signals to threads of this process. Nothing here runs Java in a
 * handler. Thread-safe.
 */
public final class Signals {
  public static final int SIGTRAP = 5;

  /** The real-time signals that the C library leaves to programs; it uses 32 and 33 itself. */
  private static final int FIRST_REAL_TIME = 40;

  private static final int LAST_REAL_TIME = 64;

  /** glibc's struct sigaction: handler, 128 bytes of mask, flags, restorer. */
  private static final int SIGACTION_SIZE = 152;

  private static final int MASK = 8;
  private static final int MASK_SIZE = 128;
  private static final int FLAGS = 136;
  private static final int SA_SIGINFO = 4;
  private static final int SA_RESTART = 0x10000000;

  private static final long RT_TGSIGQUEUEINFO = 297;
  private static final String SEND = "rt_tgsigqueueinfo";
  private static final int SIGINFO_SIZE = 128;
  private static final int SI_CODE = 8;
  private static final int SI_PID = 16;
  private static final int SI_VALUE = 24;
  private static final int SI_QUEUE = -1;

  private final com.sun.jna.Function sigaction;
  private final com.sun.jna.Function syscall;
  private final int process;

  Signals(NativeLibrary c) {
    sigaction = c.getFunction("sigaction");
    syscall = c.getFunction("syscall");
    process = c.getFunction("getpid").invokeInt(new Object[0]);
  }

  /** A real-time signal that has no handler; empty if every one has. */
  public OptionalInt unused() throws SystemCallException {
    try (var old = new Memory(SIGACTION_SIZE)) {
      for (int signal = FIRST_REAL_TIME; signal <= LAST_REAL_TIME; signal++) {
        action(signal, null, old);
        if (old.getLong(0) == 0) {
          return OptionalInt.of(signal);
        }
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Installs a handler that takes siginfo and context. While it runs every other signal waits:
   * another handler on top of it could enter code that is being changed. It runs on the stack that
   * it interrupts.
   *
   * @param handler its address
   * @return what was there, for {@link #restore}
   */
  public Previous install(int signal, long handler) throws SystemCallException {
    try (var action = new Memory(SIGACTION_SIZE);
        var old = new Memory(SIGACTION_SIZE)) {
      action.clear();
      action.setLong(0, handler);
      action.setMemory(MASK, MASK_SIZE, (byte) 0xff);
      action.setInt(FLAGS, SA_SIGINFO | SA_RESTART);
      action(signal, action, old);
      return new Previous(signal, handler, old.getByteArray(0, SIGACTION_SIZE));
    }
  }

  /** The address of a signal's handler; 0 for the default, 1 for ignored. */
  public long handler(int signal) throws SystemCallException {
    try (var old = new Memory(SIGACTION_SIZE)) {
      action(signal, null, old);
      return old.getLong(0);
    }
  }

  /** Puts back what was there, unless somebody else has installed a handler since. */
  public void restore(Previous previous) throws SystemCallException {
    if (handler(previous.signal) != previous.installed) {
      return;
    }
    try (var action = new Memory(SIGACTION_SIZE)) {
      action.write(0, previous.action, 0, SIGACTION_SIZE);
      action(previous.signal, action, null);
    }
  }

  /** What was installed before. */
  public static final class Previous {
    private final int signal;
    private final long installed;
    private final byte[] action;

    Previous(int signal, long installed, byte[] action) {
      this.signal = signal;
      this.installed = installed;
      this.action = action;
    }

    /** Which signal's. */
    public int signal() {
      return signal;
    }

    /** The address of the handler that took its place. */
    public long installed() {
      return installed;
    }
  }

  private void action(
      int signal,
      com.sun.jna.@org.jspecify.annotations.Nullable Pointer wanted,
      com.sun.jna.@org.jspecify.annotations.Nullable Pointer old)
      throws SystemCallException {
    if (sigaction.invokeInt(new Object[] {signal, wanted, old}) != 0) {
      throw Posix.failed("sigaction " + signal);
    }
  }

  /** Fills the siginfo that {@link #send} and generated code send with. */
  public static byte[] information(int signal, int process, long value) {
    var bytes = java.nio.ByteBuffer.allocate(SIGINFO_SIZE).order(java.nio.ByteOrder.nativeOrder());
    bytes.putInt(0, signal).putInt(SI_CODE, SI_QUEUE).putInt(SI_PID, process);
    return bytes.putLong(SI_VALUE, value).array();
  }

  /** What generated code was refused when it sent one. */
  public static SystemCallException notSent(int errno) {
    return new SystemCallException(SEND, errno);
  }

  /** Whether a signal could not be sent because too many wait for this user's threads. */
  public static boolean areTooMany(SystemCallException e) {
    return e.call().startsWith(SEND) && e.errno().is(Errno.EAGAIN);
  }

  /**
   * Sends a signal with a value to one thread.
   *
   * @return false if there is no such thread any more
   */
  public boolean send(int thread, int signal, long value) throws SystemCallException {
    try (var information = new Memory(SIGINFO_SIZE)) {
      information.write(0, information(signal, process, value), 0, SIGINFO_SIZE);
      long result =
          syscall.invokeLong(
              new Object[] {
                RT_TGSIGQUEUEINFO, (long) process, (long) thread, (long) signal, information, 0L
              });
      if (result == 0) {
        return true;
      }
    }
    SystemCallException failure = Posix.failed(SEND + " " + thread);
    if (failure.errno().is(Errno.ESRCH)) {
      return false;
    }
    throw failure;
  }
}
