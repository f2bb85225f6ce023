package org.liveseam.runtime.process.site;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.concurrent.locks.LockSupport;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.Signals;
import org.liveseam.runtime.os.ThisProcess;

/**
 * Breakpoints in a function that other threads call; a program of its own, since a mistake ends it.
 *
 * <pre>traps SITUATION LIBRARY</pre>
 */
public final class Traps {
  private static final long PAGE = 4096;
  private static final byte BREAKPOINT = (byte) 0xcc;
  private static final byte NOP = (byte) 0x90;
  private static final int ROUNDS = 30_000;

  private final NativeLibrary library;
  private final ThisProcess process;
  private final NativeMemory memory;
  private final Breakpoints breakpoints;
  private final long address;

  private Traps(String file) throws Exception {
    library = NativeLibrary.getInstance(file);
    process = ThisProcess.load();
    memory = process.memory();
    breakpoints = new Breakpoints(process);
    address = Pointer.nativeValue(library.getGlobalVariableAddress("trapped"));
    memory.protect(
        address & -PAGE, PAGE, NativeMemory.READ | NativeMemory.WRITE | NativeMemory.EXECUTE);
  }

  public static void main(String[] args) throws Exception {
    var traps = new Traps(args[1]);
    switch (args[0]) {
      case "sent" -> traps.sent();
      case "deadly" -> traps.deadly();
      case "replaced" -> traps.replaced();
      case "hammer" -> traps.hammer();
      case "fork" -> traps.fork();
      case "others" -> traps.others();
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.println("fine");
  }

  private int call(String function, Object... arguments) {
    return library.getFunction(function).invokeInt(arguments);
  }

  private static void expect(String what, long wanted, long seen) {
    if (wanted != seen) {
      throw new IllegalStateException("%s: %d, not %d".formatted(what, seen, wanted));
    }
  }

  private void stop() throws Exception {
    breakpoints.expect(new long[] {address, address + 1});
    memory.putByte(address, BREAKPOINT);
  }

  private void go() {
    memory.putByte(address, NOP);
    breakpoints.none();
  }

  /** Who had a handler gets what is not the engine's, where it happened. */
  private void sent() throws Exception {
    call("trap_handler", 1);
    stop();
    expect("signals", 1, call("trap_send"));
    expect("signals", 2, call("trap_send"));
    go();
  }

  /** Without a handler the process ends by it. */
  private void deadly() throws Exception {
    stop();
    call("trap_send");
  }

  /** Somebody sets the default; the next breakpoint is the engine's again. */
  private void replaced() throws Exception {
    stop();
    go();
    call("trap_handler", 0);
    stop();
    call("call_start");
    Thread.sleep(50);
    go();
    expect("the function's", 7, call("call_result"));
  }

  /** Threads that come from a breakpoint when it is gone already. */
  private void hammer() throws Exception {
    call("calls_start");
    for (int i = 0; i < ROUNDS; i++) {
      stop();
      if (i % 16 == 0) {
        LockSupport.parkNanos(1000);
      }
      go();
    }
    expect("the function's", 7, call("call_result"));
  }

  /** Nobody takes the breakpoint away in a forked child. */
  private void fork() throws Exception {
    stop();
    expect("the function's in the child", 7, call("call_in_child", 10));
    go();
  }

  /** Its own handler goes; another that was installed later stays. */
  private void others() throws Exception {
    long before = process.signals().handler(Signals.SIGTRAP);
    stop();
    go();
    breakpoints.close();
    expect("the handler", before, process.signals().handler(Signals.SIGTRAP));
    var more = new Breakpoints(process);
    more.expect(new long[] {address, address + 1});
    call("trap_handler", 1);
    long other = process.signals().handler(Signals.SIGTRAP);
    more.close();
    expect("the other's handler", other, process.signals().handler(Signals.SIGTRAP));
  }
}
