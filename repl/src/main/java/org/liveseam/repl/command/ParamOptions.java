package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.language.api.ScriptInputs;
import picocli.CommandLine.Option;

/** What commands understand that evaluate a file. */
public final class ParamOptions {
  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "Set a param of the file; may be repeated.")
  List<String> settings = new ArrayList<>();

  ScriptInputs inputs() {
    return ScriptInputs.of(settings);
  }
}
