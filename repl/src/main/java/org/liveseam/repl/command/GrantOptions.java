package org.liveseam.repl.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.NetGrant;
import org.liveseam.language.api.RunGrant;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What scripts may do to the machine that they were started on. */
final class GrantOptions {
  /** What an option without a value stands for. */
  private static final String ANY = "*";

  @Option(
      names = "--allow-write",
      paramLabel = "DIR",
      description =
          "Let the script write reports and other files in DIR and below; may be given several"
              + " times.")
  List<Path> writes = new ArrayList<>();

  @Option(
      names = "--allow-run",
      paramLabel = "NAME,..",
      hideParamSyntax = true,
      arity = "0..1",
      split = ",",
      preprocessor = AttachedOnly.class,
      description = "Let the script start these programs, or all if none is named.")
  List<String> runs = new ArrayList<>();

  @Option(
      names = "--allow-net",
      paramLabel = "HOST:PORT,..",
      hideParamSyntax = true,
      arity = "0..1",
      split = ",",
      preprocessor = AttachedOnly.class,
      description =
          "Let the script speak to these hosts, or to all if none is named; without a port to any of"
              + " theirs.")
  List<String> nets = new ArrayList<>();

  /** An empty name would be this folder, which nobody means who leaves a variable empty. */
  Grants grants(CommandLine line) {
    if (writes.stream().anyMatch(folder -> folder.toString().isEmpty())) {
      throw UsageErrors.error(
          line, "`--allow-write` names no folder; `--allow-write=.` is this one");
    }
    for (String name : runs) {
      refuseEmpty(name, "--allow-run", line);
    }
    for (String name : nets) {
      refuseEmpty(name, "--allow-net", line);
    }
    return new Grants(
        writes,
        runs.contains(ANY) ? RunGrant.ANY : RunGrant.of(runs),
        nets.contains(ANY) ? NetGrant.ANY : NetGrant.of(nets));
  }

  /** An empty variable of a shell must not grant everything. */
  private static void refuseEmpty(String name, String option, CommandLine line) {
    if (name.isBlank()) {
      throw UsageErrors.error(line, option + "= names nothing: leave the = out to grant all");
    }
  }

  /** The value of such an option stands behind {@code =}: what follows may be the script. */
  static final class AttachedOnly implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own type
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (" ".equals(info.get("separator"))) {
        args.push(ANY);
      }
      return false; // picocli goes on with that
    }
  }
}
