package org.liveseam.language.api;

import java.util.List;

/**
 * What a script gets from outside.
 *
 * @param settings values of its params, each {@code name=value}: text stands for itself where the
 *     param is a {@code str}, other values are written as in the language
 * @param arguments what it finds as {@code args}
 */
public record ScriptInputs(List<String> settings, List<String> arguments) {
  /** Nothing; params keep their defaults. */
  public static final ScriptInputs NONE = new ScriptInputs(List.of(), List.of());

  public ScriptInputs {
    settings = List.copyOf(settings);
    arguments = List.copyOf(arguments);
  }

  /** Params alone. */
  public static ScriptInputs of(List<String> settings) {
    return new ScriptInputs(settings, List.of());
  }
}
