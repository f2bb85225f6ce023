package org.liveseam.runtime.process.body;

import java.util.List;
import org.liveseam.runtime.build.CompilerOutput.Note;
import org.liveseam.runtime.build.Dialect;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.diagnostic.Span;

/** What the compiler's messages mean in code for this process. */
record NativeDialect() implements Dialect {
  @Override
  public Diagnostic frame(String text) {
    return Diagnostic.of(NativeBuildErrors.COMPILER_FAILED, text);
  }

  @Override
  public Diagnostic noHeader(String header, Span span) {
    return Diagnostic.of(BuildErrors.NO_HEADER, header, " for the C compiler")
        .at(span, "not where the compiler looks")
        .help("a header of your own is included by a C file: `with NAME from \"x.c\"`");
  }

  /** An error here: with a wrong type, caller and replacement read each other's registers wrong. */
  @Override
  public Diagnostic differs(Origin origin, List<Note> notes) {
    var error =
        Diagnostic.of(NativeBuildErrors.TYPE_DIFFERS, origin.name(), origin.owner())
            .at(origin.span())
            .help("expected is `" + origin.detail() + "`");
    for (Note note : notes) {
      error = error.note(note.text());
    }
    return error;
  }
}
