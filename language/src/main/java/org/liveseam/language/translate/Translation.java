package org.liveseam.language.translate;

import com.oracle.truffle.api.CallTarget;
import java.nio.file.Path;
import java.util.List;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.api.ScriptInputs;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Checker;
import org.liveseam.language.check.Settings;
import org.liveseam.language.source.ModuleLoader;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Severity;
import org.liveseam.runtime.diagnostic.Source;

/** From text to something that can be called: parse, check, translate. */
public final class Translation {
  private Translation() {}

  /** A script; what is wrong with it is thrown before anything of it runs. */
  public static CallTarget script(SeamContext context, Source source, Path folder) {
    Analysis analysis =
        Checker.ofFiles(context.globals().prelude()).file(new ModuleLoader().load(source, folder));
    refuse(analysis.diagnostics());
    refuse(Settings.of(analysis, ScriptInputs.NONE).missing());
    return context.globals().unit(analysis).body();
  }

  /** Throws if one of these is an error. */
  public static void refuse(List<Diagnostic> diagnostics) {
    if (diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
      throw SeamException.before(diagnostics);
    }
  }
}
