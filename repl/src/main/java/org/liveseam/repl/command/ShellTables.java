package org.liveseam.repl.command;

import java.util.List;
import java.util.stream.Collectors;
import org.liveseam.repl.command.CompletionModel.Choice;
import org.liveseam.repl.command.CompletionModel.Kind;
import org.liveseam.repl.command.CompletionModel.Verb;

/**
 * The tables that bash and zsh both read, as functions that print:
 *
 * <pre>
 *   _seam_verbs                  every command
 *   _seam_options VERB           every option of a command; of seam itself for an empty VERB
 *   _seam_kind VERB OPTION       what stands behind OPTION and a blank; nothing for flags
 *   _seam_kind VERB OPTION=      what stands behind OPTION=
 *   _seam_args VERB              what stands behind the command
 * </pre>
 *
 * Every word in them is one of ours: letters, digits, dashes, dots and underscores.
 */
final class ShellTables {
  private ShellTables() {}

  static String of(CompletionModel model) {
    var out = new StringBuilder();
    List<String> all = model.verbs().stream().flatMap(verb -> verb.names().stream()).toList();
    out.append("_seam_verbs() {\n  echo '").append(String.join(" ", all)).append("'\n}\n\n");
    function(out, model, "_seam_options", ShellTables::options);
    function(out, model, "_seam_args", verb -> verb.positional().text());
    out.append("_seam_kind() {\n  case \"$1 $2\" in\n");
    for (Verb verb : model.verbs()) {
      for (Choice option : verb.options()) {
        kinds(out, verb, option);
      }
    }
    return out.append("  esac\n}\n\n").toString();
  }

  private static void function(
      StringBuilder out,
      CompletionModel model,
      String name,
      java.util.function.Function<Verb, String> text) {
    out.append(name).append("() {\n  case $1 in\n");
    for (Verb verb : model.verbs()) {
      String names = verb.names().isEmpty() ? "''" : String.join(" | ", verb.names());
      out.append("    ").append(names).append(") echo '").append(text.apply(verb));
      out.append("' ;;\n");
    }
    out.append("  esac\n}\n\n");
  }

  private static String options(Verb verb) {
    return verb.options().stream()
        .flatMap(option -> option.names().stream())
        .collect(Collectors.joining(" "));
  }

  private static void kinds(StringBuilder out, Verb verb, Choice option) {
    boolean attached = !option.values().equals(Kind.NONE);
    if (!option.separate() && !attached) {
      return;
    }
    List<String> names = verb.names().isEmpty() ? List.of("") : verb.names();
    List<String> keys =
        names.stream()
            .flatMap(
                name ->
                    option.names().stream()
                        .flatMap(
                            o ->
                                option.separate()
                                    ? java.util.stream.Stream.of(
                                        "'" + name + " " + o + "'", "'" + name + " " + o + "='")
                                    : java.util.stream.Stream.of("'" + name + " " + o + "='")))
            .toList();
    out.append("    ").append(String.join(" | ", keys)).append(") echo '");
    out.append(option.values().text()).append("' ;;\n");
  }
}
