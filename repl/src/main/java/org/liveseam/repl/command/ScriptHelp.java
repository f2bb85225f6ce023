package org.liveseam.repl.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.liveseam.language.api.ScriptParam;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SourceText;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/** What {@code --help} says about a file that stands behind the command: what it lets be set. */
final class ScriptHelp {
  private ScriptHelp() {}

  /** A command that evaluates one file. */
  interface Scripted {
    /** The file that was named, unless it is standard input. */
    Optional<String> script();
  }

  /** One paragraph; empty if the command has no file. */
  static String of(Object command) {
    return command instanceof Scripted scripted
        ? scripted.script().map(ScriptHelp::file).orElse("")
        : "";
  }

  private static String file(String name) {
    List<ScriptParam> params;
    try {
      SourceText text = SourceText.file(name);
      params = Seam.params(text.source(), text.folder());
    } catch (DiagnosticException e) {
      return "Params of " + name + " are not known: " + e.diagnostics().get(0).message() + "\n\n";
    }
    if (params.isEmpty()) {
      return name + " has no params.\n\n";
    }
    int width = params.stream().mapToInt(p -> setting(p).length()).max().orElse(0);
    return params.stream()
        .map(p -> "  " + setting(p) + " ".repeat(width - setting(p).length()) + "   " + about(p))
        .collect(Collectors.joining("\n", "Params of " + name + ":\n", "\n\n"));
  }

  private static String setting(ScriptParam param) {
    return "-p " + param.name() + "=" + param.type().toUpperCase(Locale.ROOT);
  }

  private static String about(ScriptParam param) {
    String doc = param.doc().lines().map(String::strip).collect(Collectors.joining(" "));
    String value = param.defaultText().map(text -> "default: " + text).orElse("required");
    return (doc.isEmpty() ? "" : doc + " ") + "(" + value + ")";
  }
}
