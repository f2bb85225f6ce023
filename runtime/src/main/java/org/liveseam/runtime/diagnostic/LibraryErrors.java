package org.liveseam.runtime.diagnostic;

/** E063x and E064x: what functions of the standard library fail with. */
public final class LibraryErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code JSON =
      FAMILY.define(
          "E0632",
          "not JSON: {} (line {}, column {})",
          "The text does not follow RFC 8259, has a name twice in one object, a number that does not fit, or is nested too deeply.",
          "json.parse(\"{\\\"a\\\": 1,}\")",
          "Mend the text; the line and the column are its own.");

  public static final Code NOT_JSON =
      FAMILY.define(
          "E0633",
          "{} is {}, which JSON cannot hold",
          "JSON knows null, booleans, finite numbers, text, lists and records; nothing is converted by itself.",
          "json.format({wait: 10s})",
          "Convert it first, for instance with `text(..)` or `float(..)`.");

  public static final Code PATTERN =
      FAMILY.define(
          "E0634",
          "{} is no {}: {}",
          "A regular expression, a glob or a pattern of a time is wrong in itself. Regular expressions are RE2's: they have no back references and no look-around, and take time in proportion to the text.",
          "text.find(\"abc\", \"(\")",
          "Mend the pattern; a character with a meaning of its own is escaped with `\\\\`.");

  public static final Code FILE =
      FAMILY.define(
          "E0635",
          "cannot {} `{}`: {}",
          "The file system of this machine refused.",
          "files.read(\"no-such-file\")",
          "Check the path, which is relative to the folder that this process was started in.");

  public static final Code COMMAND_FAILED =
      FAMILY.define(
          "E0636",
          "`{}` ended with exit code {}",
          "A command that `run` started did not succeed; 128 and more is a signal.",
          "run([\"false\"])",
          "See its error output, or say `check: false` to look at the exit code yourself.");

  public static final Code COMMAND_START =
      FAMILY.define(
          "E0637",
          "cannot start `{}`: {}",
          "The program is not there, or the system refused to start it, for instance because its arguments are too long.",
          "run([\"no-such-program\"])",
          "Name a program that is on the PATH, or by its path.");

  public static final Code LATE =
      FAMILY.define(
          "E0638",
          "`{}` was not done within {}",
          "The deadline passed; a command was killed with what it had started, as far as that is found, and a request was given up. A command is done when it has ended and nobody holds its outputs any more.",
          "run([\"sleep\", \"60\"], deadline: 100ms)",
          "Give it a longer `deadline`.");

  public static final Code TOO_MUCH =
      FAMILY.define(
          "E0639",
          "{} gave more than {}",
          "What comes from outside is taken up to a limit, so that it cannot fill the memory.",
          "run([\"yes\"], limit: 1KiB)",
          "Give it a larger `limit`, or ask for less.");

  public static final Code FETCH =
      FAMILY.define(
          "E0640",
          "cannot fetch `{}`: {}",
          "The host could not be reached, answered with an error (400 and above), or not as HTTP asks.",
          "fetch(\"http://127.0.0.1:1/\")",
          "Check the address; say `check: false` to look at the status yourself.");

  public static final Code TIME =
      FAMILY.define(
          "E0641",
          "{} is no {}",
          "Moments are written as ISO 8601 with their offset, durations as in the language.",
          "time.parse(\"yesterday\")",
          "Write it as `2026-01-31T10:00:00Z`, or `1h30m`.");

  public static final Code ARGUMENT =
      FAMILY.define(
          "E0642",
          "`{}` of `{}` {}",
          "The value is of the right type, but not one that the function can do anything with.",
          "text.repeat(\"ab\", -1)",
          "See the function's documentation for what it takes.");

  public static final Code NOT_UTF8 =
      FAMILY.define(
          "E0643",
          "{} is not UTF-8 text",
          "Bytes are text only if they are UTF-8; nothing is exchanged quietly.",
          "text.decode(text.from_hex(\"ff\"))",
          "Take it as bytes: `files.read_bytes`, or `binary: true`.");

  private LibraryErrors() {}
}
