package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.function.Supplier;
import org.liveseam.language.source.SourceFiles;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.LibraryErrors;

/** Functions that compute, by way of {@code org.liveseam.language.library}. */
abstract class LibraryNode extends BuiltinNode {
  /** What it throws gets the place of the call. */
  @TruffleBoundary
  protected final <T> T library(Supplier<T> work) {
    try {
      return work.get();
    } catch (DiagnosticException e) {
      throw fail(e);
    }
  }

  /** Refuses an argument that is not between two numbers. */
  @TruffleBoundary
  protected final void within(String argument, String function, long value, long least, long most) {
    if (value < least || value > most) {
      throw failCaller(
          Diagnostic.of(
              LibraryErrors.ARGUMENT,
              argument,
              function,
              "is not between " + least + " and " + most + ": " + value));
    }
  }

  /** Text from bytes; what is not UTF-8 is an error. */
  @TruffleBoundary
  protected final String decoded(byte[] bytes, String what) {
    return decoded(bytes, what, this);
  }

  static String decoded(byte[] bytes, String what, org.liveseam.language.nodes.SeamNode where) {
    try {
      return SourceFiles.decode(bytes, what);
    } catch (DiagnosticException e) {
      throw where.fail(Diagnostic.of(LibraryErrors.NOT_UTF8, what));
    }
  }
}
