package org.liveseam.repl.command;

import java.io.PrintStream;
import org.liveseam.runtime.diagnostic.ExitCode;

/**
 * What is answered before anything else is loaded: the version, and what shells ask while somebody
 * types. Nothing here may use what makes the JVM start more of itself: lambdas, patterns,
 * resources.
 */
public final class QuickStart {
  private QuickStart() {}

  /** Whether {@link #run} knows these arguments. */
  public static boolean knows(String... args) {
    return args.length > 0
        && (args[0].equals(CompletionNames.VERB) || (args.length == 1 && isVersion(args[0])));
  }

  private static boolean isVersion(String arg) {
    return arg.equals("--version") || arg.equals("-V");
  }

  /** Answers; returns the exit code. */
  public static int run(PrintStream out, String... args) {
    ExitCode exit =
        args[0].equals(CompletionNames.VERB)
            ? CompletionNames.run(out, System.getenv(), args)
            : version(out);
    out.flush();
    return (out.checkError() ? ExitCode.FAILED : exit).value();
  }

  private static ExitCode version(PrintStream out) {
    // Not joined by +, which is a lambda underneath.
    out.print("seam ");
    out.println(Version.number());
    out.print("Java ");
    out.println(Version.java());
    return ExitCode.DONE;
  }
}
