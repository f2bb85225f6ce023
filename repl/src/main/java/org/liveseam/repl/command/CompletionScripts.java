package org.liveseam.repl.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.liveseam.repl.command.CompletionModel.Choice;
import org.liveseam.repl.command.CompletionModel.Kind;
import org.liveseam.repl.command.CompletionModel.Values;
import org.liveseam.repl.command.CompletionModel.Verb;
import org.liveseam.repl.command.CompletionModel.Words;

/** Completion scripts for shells. */
final class CompletionScripts {
  private CompletionScripts() {}

  /** The shells that there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static String of(Shell shell, CompletionModel model) {
    return switch (shell) {
      case BASH -> resource("completion.bash").replace("@TABLES@\n", ShellTables.of(model));
      case ZSH -> resource("completion.zsh").replace("@TABLES@\n", ShellTables.of(model));
      case FISH -> fish(model);
    };
  }

  private static String fish(CompletionModel model) {
    var out = new StringBuilder(resource("completion.fish"));
    for (Verb verb : model.verbs()) {
      String when = "__seam_needs_verb";
      if (!verb.names().isEmpty()) {
        when = "__seam_verb " + String.join(" ", verb.names());
        for (String name : verb.names()) {
          out.append("complete -c seam -n __seam_needs_verb -f -a ").append(name);
          out.append(" -d ").append(quoted(verb.summary())).append('\n');
        }
        out.append(fish(when, "", verb.positional()));
      }
      for (Choice option : verb.options()) {
        out.append(fish(when, names(option.names()) + " -d " + quoted(option.summary()), option));
      }
    }
    return out.toString();
  }

  private static String fish(String when, String names, Choice option) {
    Values values = option.separate() ? option.values() : Kind.NONE;
    return option.separate()
        ? fish(when, " -r" + names, values)
        : "complete -c seam -n '" + when + "'" + names + "\n";
  }

  private static String names(List<String> names) {
    var out = new StringBuilder();
    for (String name : names) {
      boolean isLong = name.startsWith("--");
      out.append(isLong ? " -l " : " -s ").append(name.substring(isLong ? 2 : 1));
    }
    return out.toString();
  }

  private static String fish(String when, String rest, Values values) {
    String start = "complete -c seam -n '" + when + "'" + rest;
    return switch (values) {
      case Words words -> start + " -f -a " + quoted(String.join(" ", words.words())) + "\n";
      case Kind kind ->
          switch (kind) {
            case NONE -> rest.isEmpty() ? "" : start + " -f\n";
            case SEAM -> start + " -f -a '(__seam_files)'\n";
            case FILE -> start + " -F\n";
            case FOLDER -> start + " -f -a '(__fish_complete_directories)'\n";
            case TARGET -> start + " -f -a '(seam __complete targets 2>/dev/null)'\n";
            case PATCH -> start + " -f -a '(seam __complete patches 2>/dev/null)'\n";
            case PATCH_SEAM ->
                start + " -f -a '(seam __complete patches 2>/dev/null; __seam_files)'\n";
          };
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String resource(String name) {
    try (InputStream in = CompletionScripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
