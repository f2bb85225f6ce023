package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.DoctorView;
import org.liveseam.repl.view.Output;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.target.TargetProvider;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.target.Targets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code seam doctor}. */
@Command(
    name = "doctor",
    description = {
      "Tell what this machine has and lacks for each target, and how to get it.",
      "",
      "Exits with 0 when one target is ready, with 69 when none is; with targets named, with 69"
          + " when one of those is not."
    })
@Examples({
  "seam doctor # what is here, what is missing, and the fix",
  "seam doctor vm # the same for guests alone"
})
final class DoctorCommand extends ReportingCommand {
  @Parameters(arity = "0..*", paramLabel = "TARGET", description = "Targets to look at.")
  List<TargetSpec> targets = new ArrayList<>();

  DoctorCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    List<TargetProvider> providers =
        targets.isEmpty()
            ? Targets.providers()
            : targets.stream().map(Targets::provider).distinct().toList();
    var sections = new ArrayList<DoctorView.Section>();
    sections.add(
        new DoctorView.Section("machine", "for everything", Machine.requirements(streams)));
    for (TargetProvider provider : providers) {
      sections.add(
          new DoctorView.Section(provider.scheme(), provider.summary(), provider.requirements()));
    }
    var view = new DoctorView(sections);
    out.show(view);
    boolean fine = targets.isEmpty() ? view.anyReady() : view.allReady();
    return fine ? ExitCode.DONE : ExitCode.UNAVAILABLE;
  }
}
