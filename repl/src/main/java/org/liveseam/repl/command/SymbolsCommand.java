package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.SymbolsView;
import org.liveseam.repl.view.SymbolsView.Row;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam symbols}. */
@Command(
    name = "symbols",
    description = {
      "List functions of a target, and whether they can be patched or why not.",
      "",
      "The kernel's are read from its own files: no guest is booted for `vm:RELEASE`, and what this"
          + " user may not read is told. Of the process, name a library; it is loaded to look at it."
    })
@Examples({
  "seam symbols 'tcp_*' # which of these can be patched in the running kernel?",
  "seam symbols --target process --object libc.so.6 'mem*' # the same of a library"
})
final class SymbolsCommand extends TargetCommand {
  private static final int USUAL_LIMIT = 500;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATTERN",
      description = "Names; * stands for any characters, ? for one (default: *).")
  List<String> patterns = new ArrayList<>();

  @Option(
      names = "--object",
      paramLabel = "OBJECT",
      description = "A module or a library (default: vmlinux).")
  @Nullable String object;

  @Option(names = "--limit", paramLabel = "N", description = "How many to show (default: 500).")
  int limit = USUAL_LIMIT;

  SymbolsCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Run run) {
    if (limit < 1) {
      throw UsageErrors.error(spec.commandLine(), "--limit takes a number from 1");
    }
    SymbolSource source = SymbolSource.of(run, streams);
    Pattern wanted = glob(patterns.isEmpty() ? List.of("*") : patterns);
    SymbolsView view =
        SymbolSource.reading(
            run.target(),
            () -> {
              String where = source.object(object, run.target(), spec.commandLine());
              List<String> names =
                  source
                      .names(where)
                      .filter(name -> wanted.matcher(name).matches())
                      .distinct()
                      .toList();
              List<Row> rows =
                  names.stream()
                      .limit(limit)
                      .flatMap(name -> source.functions(where, name).stream())
                      .toList();
              return new SymbolsView(
                  run.target().toString(), rows, Math.max(0, names.size() - limit), source.gaps());
            });
    run.out().show(view);
    return ExitCode.DONE;
  }

  /** A pattern for any of these. */
  static Pattern glob(List<String> globs) {
    return Pattern.compile(
        globs.stream().map(SymbolsCommand::regex).collect(Collectors.joining("|", "(?:", ")")));
  }

  private static String regex(String glob) {
    return glob.chars()
        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
        .collect(Collectors.joining());
  }
}
