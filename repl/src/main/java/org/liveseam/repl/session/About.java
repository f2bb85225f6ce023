package org.liveseam.repl.session;

import java.util.List;

/**
 * All that is said of a command of a conversation: help, the manual's table and completion derive
 * from it.
 *
 * @param name what is typed behind the colon
 * @param brief a beginning of the name that means this command although others begin so, too; empty
 *     for none
 * @param usage how its argument is shown; empty for none
 * @param argument what the argument is, for completion
 * @param summary one line
 * @param details what is said of it alone; may be empty
 * @param examples inputs, each with its colon
 */
public record About(
    String name,
    String brief,
    String usage,
    Argument argument,
    String summary,
    String details,
    List<String> examples) {
  public About {
    examples = List.copyOf(examples);
    if (!name.startsWith(brief)) {
      throw new IllegalArgumentException(name + " does not begin with " + brief);
    }
  }

  /** Without details. */
  public About(
      String name, String usage, Argument argument, String summary, List<String> examples) {
    this(name, "", usage, argument, summary, "", examples);
  }

  /** The same with a beginning that is enough. */
  public About briefly(String beginning) {
    return new About(name, beginning, usage, argument, summary, details, examples);
  }

  /** The same with more to say. */
  public About saying(String more) {
    return new About(name, brief, usage, argument, summary, more, examples);
  }

  /** The whole of what is typed: {@code :undo N}. */
  public String line() {
    return ":" + name + (usage.isEmpty() ? "" : " " + usage);
  }

  /** What an argument is. */
  public enum Argument {
    NONE,
    /** A command of the conversation. */
    COMMAND,
    /** Names of declared patches. */
    DECLARED,
    /** Names of patches that this conversation applied. */
    APPLIED,
    FILE,
    /** Something in the language, or another command. */
    INPUT,
    /** A name of the library, of a declaration, of a function of the target. */
    NAME,
    /** A function of the target. */
    FUNCTION,
    EFFECT,
    ERROR_CODE
  }
}
