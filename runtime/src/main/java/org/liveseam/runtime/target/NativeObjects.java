package org.liveseam.runtime.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.SessionErrors;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.SourceFile;

/**
 * The native code of a process, on targets that are this process. All failures are {@link
 * org.liveseam.runtime.diagnostic.DiagnosticException}s, with the span of what asked where there is
 * one. Thread-safe.
 */
public interface NativeObjects {
  /**
   * Loads a library, compiled first if it is given as C, and keeps it until this target is closed.
   * A library that is loaded already, by the same path, is only kept.
   *
   * @return the name it can be patched by
   */
  String open(LibrarySpec spec, Deadline deadline);

  /** Names of the objects that {@link #functions} tells of, besides those that were opened here. */
  default List<String> objects() {
    return List.of();
  }

  /** Every function of a loaded object, by name. */
  List<NativeFunction> functions(String object);

  /**
   * Where a function of a loaded object can be called: the replaced one where it is replaced.
   *
   * @param span what asked, for the error
   */
  long address(String object, String function, Span span);

  /**
   * The machine code of a function as it is now, jumps to replacements included.
   *
   * @param span what asked, for the error
   */
  default List<CodeLine> code(String object, String function, Span span) {
    throw Diagnostic.of(SessionErrors.NOT_DISASSEMBLED, function, "this target does not tell")
        .at(span)
        .raise();
  }

  /**
   * An instruction.
   *
   * @param bytes in hex digits
   * @param text in Intel's syntax
   */
  record CodeLine(long address, String bytes, String text) {}

  /**
   * Lets everything that was opened here stay loaded when this target is closed: a call into it has
   * not returned, and nobody waits for it any more.
   */
  default void neverUnload() {}

  /**
   * What a program calls a library, and where it comes from.
   *
   * @param name as in {@code library "libscore.so"}: a file name without folders
   * @param file the file to load; empty to look for the name where the loader looks
   * @param source C to compile it from, with entry sites
   */
  record LibrarySpec(String name, Optional<Path> file, Optional<SourceFile> source, Span span) {}

  /**
   * A function of a loaded object.
   *
   * @param exported whether other objects can call it by name
   * @param unpatchable why it cannot be replaced; empty if it can
   * @param prototype from its debugging information; empty if there is none
   */
  record NativeFunction(
      String object,
      String name,
      long address,
      long size,
      boolean exported,
      Optional<String> unpatchable,
      Optional<FunctionFacts.Prototype> prototype) {}
}
