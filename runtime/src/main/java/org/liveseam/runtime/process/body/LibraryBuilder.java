package org.liveseam.runtime.process.body;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liveseam.runtime.build.CompilerFindings;
import org.liveseam.runtime.build.FileUnits;
import org.liveseam.runtime.build.Findings;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.build.SourceMap;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.SourceFile;
import org.liveseam.runtime.target.Deadline;

/** Compiles a library that can be patched: with room at the entry of every function. */
public final class LibraryBuilder {
  private static final List<String> FLAGS = List.of("-fpatchable-function-entry=5");

  private final CCompiler compiler;

  /**
   * @param cache a folder of this user's
   */
  public LibraryBuilder(Path cache) {
    this.compiler = new CCompiler(cache);
  }

  /** Whether there is a compiler, and where. */
  public java.util.Optional<Path> compiler() {
    return compiler.find();
  }

  /**
   * The library's bytes.
   *
   * @param name its file name, which is also its soname
   * @param span what asked for it
   */
  public byte[] build(String name, SourceFile source, Span span, Deadline deadline) {
    var map = new SourceMap();
    var units = new FileUnits(map);
    units.unit(source, name);
    var texts = new TreeMap<>(units.texts());
    var c = new GeneratedC(name, name, span, texts, units.folders(), map);
    var job = new CCompiler.Job(c, FLAGS, Map.of(), List.of("-Wl,-soname," + name, "-pthread"));
    CCompiler.Made made = compiler.make(job, deadline);
    var findings = new Findings();
    new CompilerFindings(c, new NativeDialect(), findings).read(made.compiled());
    List<Diagnostic> errors = new ArrayList<>(findings.errors());
    if (errors.isEmpty() && made.image().isEmpty()) {
      String words = made.compiled() + made.linked();
      errors.add(
          Diagnostic.of(
                  NativeBuildErrors.COMPILER_FAILED,
                  words.lines().findFirst().orElse("it gave no reason"))
              .at(span));
    }
    if (!errors.isEmpty()) {
      throw new DiagnosticException(errors);
    }
    return made.image().orElseThrow();
  }
}
