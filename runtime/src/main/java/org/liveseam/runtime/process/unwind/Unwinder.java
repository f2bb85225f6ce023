package org.liveseam.runtime.process.unwind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.ObjectSymbol;

/**
 * Follows stacks through the objects that were loaded at one moment. A frame without unwinding
 * information ends it: nothing is guessed, neither from frame pointers nor from words that look
 * like return addresses. So Java threads end where their Java frames begin: code that the JVM makes
 * is described nowhere.
 *
 * <p>Thread-safe. Reads no memory but the tables of loaded objects, once each; make a new one when
 * {@link org.liveseam.runtime.process.object.LoadedObjects#generation} changed.
 */
public final class Unwinder {
  private static final int DEEPEST = 100_000;

  private final FrameTables tables;

  /**
   * @param objects what is loaded
   */
  public Unwinder(List<LoadedObject> objects, OwnMemory memory) {
    this.tables = new FrameTables(List.copyOf(objects), memory);
  }

  /**
   * Follows a stack.
   *
   * @param registers of a thread that does not run meanwhile
   * @param memory its stack
   */
  public Unwinding unwind(Registers registers, StackMemory memory) {
    List<Frame> frames = new ArrayList<>();
    Registers current = registers;
    boolean returnsTo = false;
    try {
      while (true) {
        Frame frame = new Frame(current.pc(), current.sp(), returnsTo);
        frames.add(frame);
        FrameEntry entry = tables.entry(frame.inside());
        Optional<Registers> caller = Caller.of(entry, frame.inside(), current, memory);
        if (caller.isEmpty()) {
          return new Unwinding(frames, -1, Optional.empty());
        }
        advances(entry, current, caller.get(), frames.size());
        returnsTo = !entry.signal();
        current = caller.get();
      }
    } catch (UnreliableException e) {
      return new Unwinding(frames, current.sp(), Optional.of(e.reason()));
    } catch (MalformedFileException e) {
      return new Unwinding(
          frames, current.sp(), Optional.of("damaged unwinding information: " + e.what()));
    }
  }

  /** A stack grows down: each caller is above, unless a signal switched stacks. */
  private static void advances(FrameEntry entry, Registers current, Registers caller, int depth)
      throws UnreliableException {
    if (!entry.signal() && Long.compareUnsigned(caller.sp(), current.sp()) <= 0) {
      throw new UnreliableException("the caller of 0x%x is below it".formatted(current.pc()));
    }
    if (depth == DEEPEST) {
      throw new UnreliableException("more than " + DEEPEST + " frames");
    }
  }

  /** Where an address is, for the user: {@code score+0x1a}, or {@code libscore.so+0x1139}. */
  public String describe(long address) {
    Optional<LoadedObject> object = tables.object(address);
    if (object.isEmpty()) {
      return "0x%x".formatted(address);
    }
    return function(object.get(), address)
        .map(f -> "%s+0x%x".formatted(f.name(), address - f.address()))
        .orElseGet(() -> "%s+0x%x".formatted(object.get().name(), address - object.get().base()));
  }

  /** Where a frame is, for the user. */
  public String describe(Frame frame) {
    // The address behind a function that ends with a call belongs to the next one.
    String inside = describe(frame.inside());
    int plus = inside.lastIndexOf("+0x");
    return !frame.returnsTo() || plus < 0
        ? inside
        : inside.substring(0, plus + 3)
            + Long.toHexString(Long.parseLong(inside.substring(plus + 3), 16) + 1);
  }

  /** Where a frame is and who called it: {@code score+0x1a, called from main+0x40}. */
  public String describe(Unwinding stack, Frame frame) {
    int caller = stack.frames().indexOf(frame) + 1;
    return caller > 0 && caller < stack.frames().size()
        ? describe(frame) + ", called from " + describe(stack.frames().get(caller))
        : describe(frame);
  }

  /** An object whose file is gone has no names, but its frames are still frames. */
  private static Optional<ObjectSymbol> function(LoadedObject object, long address) {
    try {
      return object.at(address);
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }
}
