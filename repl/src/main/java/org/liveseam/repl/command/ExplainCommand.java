package org.liveseam.repl.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.CodeView;
import org.liveseam.repl.view.CodesView;
import org.liveseam.repl.view.Output;
import org.liveseam.runtime.diagnostic.Catalogue;
import org.liveseam.runtime.diagnostic.Code;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code seam explain}. */
@Command(name = "explain", description = "Tell the cause, an example and the remedy of an error.")
@Examples({
  "seam explain E1003 # what an error code means, and the way out",
  "seam explain # every error code there is"
})
final class ExplainCommand extends ReportingCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      completionCandidates = Candidates.Codes.class,
      description = "An error code: E1003, e1003 or 1003.")
  @Nullable String code;

  ExplainCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    if (code == null) {
      out.show(new CodesView(Catalogue.all()));
      return ExitCode.DONE;
    }
    Optional<Code> found = Catalogue.find(code);
    if (found.isEmpty()) {
      List<String> ids = Catalogue.all().stream().map(Code::id).toList();
      String question = DidYouMean.question(DidYouMean.of(code, ids, 2));
      throw UsageErrors.error(
          spec.commandLine(),
          "no error code `" + code + "`" + (question.isEmpty() ? "" : "; " + question));
    }
    out.show(new CodeView(found.get()));
    return ExitCode.DONE;
  }
}
