package org.liveseam.runtime.build;

import java.util.List;
import org.liveseam.runtime.build.CompilerOutput.Note;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;

/** What a compiler's message means where kernels and processes differ. */
public interface Dialect {
  /** An error in what was generated around the author's code. */
  Diagnostic frame(String text);

  /**
   * A header that the patch includes is not there.
   *
   * @param span where the patch names it
   */
  Diagnostic noHeader(String header, Span span);

  /**
   * A function of a C file has another type than what it stands in for.
   *
   * @param origin names both; its detail is the type that is wanted
   */
  Diagnostic differs(Origin origin, List<Note> notes);
}
