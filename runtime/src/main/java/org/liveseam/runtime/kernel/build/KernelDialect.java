package org.liveseam.runtime.kernel.build;

import java.util.List;
import org.liveseam.runtime.build.CompilerOutput.Note;
import org.liveseam.runtime.build.Dialect;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;

/**
 * What messages mean in a module.
 *
 * @param release the kernel it is built for
 */
record KernelDialect(String release) implements Dialect {
  @Override
  public Diagnostic frame(String text) {
    return Diagnostic.of(BuildErrors.OLD_INTERFACE, release, text);
  }

  @Override
  public Diagnostic noHeader(String header, Span span) {
    return Diagnostic.of(BuildErrors.NO_HEADER, header, " for kernel " + release)
        .at(span, "not among the kernel's headers")
        .help("it must be below include/ of the headers package of that release");
  }

  @Override
  public Diagnostic differs(Origin origin, List<Note> notes) {
    return Diagnostic.of(BuildErrors.SIGNATURE_DIFFERS, origin.name(), "`" + origin.owner() + "`")
        .at(origin.span())
        .help("expected is `" + origin.detail() + "`")
        .asWarning();
  }
}
