package org.liveseam.runtime.diagnostic;

/** Params of a script: as they are declared, and as they are set from outside. */
public final class ParamErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.SOURCE);

  public static final Code TYPE =
      FAMILY.define(
          "E0851",
          "no `{}` can be given from outside",
          "A param is set by text; a value of its type must be one that can be written out.",
          "param where: target = kernel()",
          "Give it another type, such as `str`, and make the value of it in the script.");

  public static final Code NO_TYPE =
      FAMILY.define(
          "E0852",
          "the type of `{}` is not known",
          "The type says how a value from outside is read; the default does not show it, because it"
              + " is computed.",
          "param wait = 2 * 5s",
          "Write the type: `param wait: duration = 2 * 5s`.");

  public static final Code IMPORTED =
      FAMILY.define(
          "E0853",
          "nothing can set `{}` of an imported file",
          "`-p` sets the params of the file that is run; those of imported files keep their"
              + " defaults, and this one has none.",
          "import \"rollout.seam\" as rollout",
          "Give it a default, or make it a parameter of a `fn`.");

  public static final Code MISSING =
      FAMILY.define(
          "E0854",
          "`{}` has no value",
          ExitCode.USAGE,
          "It is a param without a default, so whoever runs the script must give a value.",
          "param region: str",
          "Give it one with `-p NAME=VALUE`; `seam run FILE --help` lists all params.");

  public static final Code UNKNOWN =
      FAMILY.define(
          "E0855",
          "`{}` has no param `{}`",
          ExitCode.USAGE,
          "`-p` names something that the file does not declare with `param`.",
          "seam run rollout.seam -p sok=5m",
          "Compare it with what `seam run FILE --help` lists.");

  public static final Code TWICE =
      FAMILY.define(
          "E0856",
          "`{}` is set twice",
          ExitCode.USAGE,
          "Two `-p` give a value to one param.",
          "seam run rollout.seam -p soak=5m -p soak=10m",
          "Leave one out.");

  public static final Code VALUE =
      FAMILY.define(
          "E0857",
          "`{}` must be {}",
          ExitCode.USAGE,
          "The value given for a param is not of the type it is declared with.",
          "seam run rollout.seam -p soak=soon",
          "Write the value as a literal of that type: `5m`, `4KiB`, `[\"a\", \"b\"]`; text needs no"
              + " quotes.");

  public static final Code SETTING =
      FAMILY.define(
          "E0858",
          "`-p {}` sets nothing",
          ExitCode.USAGE,
          "A param's name, `=` and its value must stand behind `-p`, without white space.",
          "seam run rollout.seam -p soak 5m",
          "Write `-p NAME=VALUE`, in quotes if the value has white space.");

  private ParamErrors() {}
}
