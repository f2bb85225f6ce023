package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.liveseam.runtime.arch.X8664;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.Signals;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.os.ThisProcess;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.code.Layout;
import org.liveseam.runtime.process.code.Routines;
import org.liveseam.runtime.process.memory.CodeArena;
import org.liveseam.runtime.process.memory.Protections;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.site.Breakpoints;
import org.liveseam.runtime.process.site.SiteWriter;
import org.liveseam.runtime.process.site.SiteWriter.TracedException;
import org.liveseam.runtime.process.task.SecondOpinion;
import org.liveseam.runtime.process.task.Signaller;
import org.liveseam.runtime.process.task.StackCheck;
import org.liveseam.runtime.process.task.Task;
import org.liveseam.runtime.process.task.Tasks;

/**
 * What every switching works with. Closing undoes all of it.
 *
 * @param threadId where a thread's number stands, from its descriptor
 * @param symbols a name for an address, for people
 * @param defects none, but in tests
 * @param meanwhile runs before a task is held; does nothing, but in tests that let the task run
 */
record Machine(
    ThisProcess process,
    X8664 architecture,
    int threadId,
    Routines routines,
    CodeArena arena,
    SiteWriter writer,
    Breakpoints breakpoints,
    Tasks tasks,
    Signals.Previous handler,
    MappedMemory slots,
    Function<Long, String> symbols,
    Set<Defect> defects,
    Consumer<Task> meanwhile) {
  /** Most signals that are under way at once. */
  private static final int SLOTS = 1 << 15;

  /** One more than the highest number that Linux gives to a task. */
  static final int MOST_TASKS = 1 << 22;

  static Machine open(
      Function<Long, String> symbols, Set<Defect> defects, Consumer<Task> meanwhile) {
    try {
      ThisProcess process = ThisProcess.load();
      var architecture = new X8664();
      if (!System.getProperty("os.arch").equals("amd64")) {
        throw unavailable("the processor is " + System.getProperty("os.arch")).raise();
      }
      requireOwnProc(process);
      process.registerBarriers();
      OptionalInt offset = process.threadIdOffset();
      if (offset.isEmpty()) {
        throw unavailable("the C library is not glibc").raise();
      }
      OptionalInt signal = process.signals().unused();
      if (signal.isEmpty()) {
        throw unavailable("every real-time signal has a handler").raise();
      }
      return open(process, architecture, offset.getAsInt(), signal.getAsInt(), symbols, defects)
          .with(meanwhile);
    } catch (IOException e) {
      throw unavailable(words(e)).raise();
    }
  }

  /** Or it would list the threads of another process, or none, and find all of them clear. */
  private static void requireOwnProc(ThisProcess process) throws IOException {
    Path self = Path.of("/proc/self");
    String id = Integer.toString(process.id());
    boolean own =
        Files.isSymbolicLink(self)
            && Files.readSymbolicLink(self).toString().equals(id)
            && Files.exists(self.resolve("task").resolve(Integer.toString(process.threadId())));
    if (!own) {
      throw unavailable("/proc is not of this process' namespace").raise();
    }
  }

  private static Machine open(
      ThisProcess process,
      X8664 architecture,
      int threadId,
      int signal,
      Function<Long, String> symbols,
      Set<Defect> defects)
      throws IOException {
    NativeMemory memory = process.memory();
    var breakpoints = new Breakpoints(process);
    MappedMemory slots = memory.map((long) SLOTS * Layout.Slot.SIZE);
    Routines routines = Routines.load(memory, process.id(), slots, threadId, defects);
    if (routines.ownThreadId() != process.threadId()) {
      throw unavailable("threads do not keep their numbers where the C library says").raise();
    }
    Signals.Previous handler = process.signals().install(signal, routines.handler());
    return new Machine(
        process,
        architecture,
        threadId,
        routines,
        new CodeArena(memory, architecture),
        new SiteWriter(memory, architecture, routines, breakpoints, Protections.open(), defects),
        breakpoints,
        new Tasks(
            new StackCheck(
                memory,
                process.id(),
                threadId,
                defects.contains(Defect.WORDS_ONLY)
                    ? Optional.empty()
                    : Optional.of(new SecondOpinion(LoadedObjects.open(), OwnMemory.load()))),
            new Signaller(memory, process.signals(), handler, slots)),
        handler,
        slots,
        symbols,
        Set.copyOf(defects),
        task -> {});
  }

  private Machine with(Consumer<Task> other) {
    return new Machine(
        process,
        architecture,
        threadId,
        routines,
        arena,
        writer,
        breakpoints,
        tasks,
        handler,
        slots,
        symbols,
        defects,
        other);
  }

  private static Diagnostic unavailable(String why) {
    return Diagnostic.of(ProcessErrors.ENGINE_UNAVAILABLE, why);
  }

  /** A refusal: of the kernel to change code or to take signals, or because of a debugger. */
  DiagnosticException refused(IOException e) {
    if (e instanceof TracedException traced) {
      return Diagnostic.of(ProcessErrors.TRACED, symbols.apply(traced.address())).raise();
    }
    if (e instanceof SystemCallException call && Signals.areTooMany(call)) {
      return Diagnostic.of(ProcessErrors.SIGNALS_FULL).raise();
    }
    return Diagnostic.of(ProcessErrors.CODE_READ_ONLY, words(e)).raise();
  }

  /**
   * Puts back the signal handlers.
   *
   * @param nobodyTrapped whether no thread can be on its way from a breakpoint to its handler
   */
  void close(boolean nobodyTrapped) {
    if (nobodyTrapped) {
      breakpoints.close();
    }
    try {
      process.signals().restore(handler);
    } catch (SystemCallException e) {
      throw new IllegalStateException("the engine's signal handler stays", e);
    }
  }

  static String words(Exception e) {
    return String.valueOf(e.getMessage());
  }

  boolean has(Defect defect) {
    return defects.contains(defect);
  }

  NativeMemory memory() {
    return process.memory();
  }
}
