package org.liveseam.runtime.process.prologue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ObjectErrors;
import org.liveseam.runtime.os.Capstone;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.process.prologue.PrologueReader.NotMovableException;
import org.liveseam.runtime.process.prologue.PrologueReader.Part;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * Entries of functions that were built without sites. Thread-safe.
 *
 * <p>Only exported functions of shared libraries: of those a compiler must assume that another
 * library's function is called instead, and so keeps nothing in registers that a call may change.
 * For calls of all others gcc looks at which registers the callee really uses (-fipa-ra), and a
 * replacement uses others. Libraries built with -fno-semantic-interposition break that rule, and
 * nothing in the file tells.
 */
public final class Prologues implements AutoCloseable {
  private static final int LARGEST = 1 << 20;

  private final Capstone capstone;
  private final OwnMemory memory;

  private Prologues(Capstone capstone, OwnMemory memory) {
    this.capstone = capstone;
    this.memory = memory;
  }

  /**
   * Loads the disassembler.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException {@link
   *     ObjectErrors#NO_DISASSEMBLER} if there is none
   */
  public static Prologues open(OwnMemory memory) {
    try {
      return new Prologues(Capstone.load(), memory);
    } catch (IOException e) {
      throw Diagnostic.of(ObjectErrors.NO_DISASSEMBLER, String.valueOf(e.getMessage())).raise();
    }
  }

  /** Whether there is a disassembler. */
  public static boolean available() {
    try {
      Capstone.load().close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * A function's first instructions, which can be moved.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException {@link ObjectErrors#NOT_MOVABLE}
   *     with the reason
   */
  public Prologue of(LoadedObject object, ObjectFunction function) {
    try {
      return read(object, function);
    } catch (NotMovableException e) {
      throw Diagnostic.of(ObjectErrors.NOT_MOVABLE, function.name(), e.reason()).raise();
    }
  }

  /** Why a function's first instructions cannot be moved; empty if they can. */
  Optional<String> refusal(LoadedObject object, ObjectFunction function) {
    try {
      read(object, function);
      return Optional.empty();
    } catch (NotMovableException e) {
      return Optional.of(e.reason());
    }
  }

  private Prologue read(LoadedObject object, ObjectFunction function) throws NotMovableException {
    try {
      Optional<String> refusal = object.refusal();
      if (refusal.isPresent()) {
        throw new NotMovableException(refusal.get());
      }
      check(object, function);
      Prologue prologue = PrologueReader.read(capstone::disassemble, parts(object, function));
      unchanged(prologue);
      return prologue;
    } catch (SystemCallException e) {
      throw Diagnostic.of(ObjectErrors.MEMORY, object.path(), e.errno()).raise();
    }
  }

  private static void check(LoadedObject object, ObjectFunction function)
      throws NotMovableException {
    if (function.site().isPresent()) {
      throw new NotMovableException("it has an entry site, which is used instead");
    }
    if (!object.isInterposable(function)) {
      throw new NotMovableException(
          "its callers may know which registers it uses, because it is not exported by a library");
    }
    if (function.size() <= 0 || function.size() > LARGEST) {
      throw new NotMovableException("its size is " + function.size());
    }
  }

  private static List<Part> parts(LoadedObject object, ObjectFunction function) {
    List<Part> parts = new ArrayList<>();
    for (AddressRange range : object.code(function)) {
      parts.add(new Part(range, object.original(range)));
    }
    return parts;
  }

  /** What is moved must be what runs: a debugger or another engine may have been there. */
  private void unchanged(Prologue prologue) throws NotMovableException, SystemCallException {
    byte[] running = memory.read(prologue.address(), prologue.moved());
    int at = 0;
    for (Prologue.Movable instruction : prologue.instructions()) {
      int end = at + instruction.bytes().length;
      if (!Arrays.equals(running, at, end, instruction.bytes(), 0, end - at)) {
        throw new NotMovableException("its first bytes in memory are not those of the file");
      }
      at = end;
    }
  }

  @Override
  public void close() {
    capstone.close();
  }
}
