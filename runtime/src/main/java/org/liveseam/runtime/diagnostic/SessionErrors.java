package org.liveseam.runtime.diagnostic;

/** E073: commands of a conversation. */
public final class SessionErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code NO_EXPRESSION =
      FAMILY.define(
          "E0730",
          "this is no single expression",
          ExitCode.SOURCE,
          "The type of one expression was asked for. Statements, declarations and several lines"
              + " have none.",
          ":type let x = 1",
          "Write the expression alone: `:type 1`.");

  public static final Code NOT_SAVED =
      FAMILY.define(
          "E0731",
          "`{}` cannot be saved: {}",
          "What is in effect is written as a file of declarations, which is then read again and"
              + " compared before it is kept. A closure that captured variables has no text that"
              + " says all of it, and a file that a patch was made from may have changed since.",
          ":save fixes.seam, with a closure in effect that uses a `var` of another input",
          "Write what is captured into the closure, or apply the patch again from its file as it is"
              + " now. Nothing was written.");

  public static final Code NO_DISASSEMBLER =
      FAMILY.define(
          "E0732",
          "code cannot be shown: {}",
          ExitCode.UNAVAILABLE,
          "Machine code is disassembled by the library Capstone, version 4 or 5.",
          ":disassemble score, where Capstone is not installed",
          "Install it: `apt install libcapstone4` on Debian.");

  public static final Code NOT_DISASSEMBLED =
      FAMILY.define(
          "E0733",
          "the code of `{}` cannot be shown: {}",
          "What can be shown is the code of functions of this process: of libraries that are loaded"
              + " and of the program.",
          ":disassemble cmdline_proc_show",
          "`:search` finds the functions of the libraries that are loaded.");

  public static final Code EDITOR =
      FAMILY.define(
          "E0734",
          "nothing came of the editor `{}`: {}",
          "The text is changed by the program that $VISUAL or $EDITOR names, or by `vi`. It could"
              + " not be started, or told that it failed.",
          "EDITOR=no-such-program seam repl, then :edit",
          "Set $VISUAL or $EDITOR to an editor that waits until the text is closed.");

  private SessionErrors() {}
}
