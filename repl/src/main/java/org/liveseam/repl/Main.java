package org.liveseam.repl;

import org.liveseam.repl.command.CommandLines;
import org.liveseam.repl.command.QuickStart;
import org.liveseam.repl.io.Streams;

/** The command line's entry point. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    if (QuickStart.knows(args)) {
      int exit = QuickStart.run(System.out, args);
      if (exit != 0) {
        System.exit(exit);
      }
      return; // nothing was started that would have to be ended
    }
    Streams streams = Streams.system();
    int exit = CommandLines.run(streams, args);
    streams.out().flush();
    streams.err().flush();
    System.exit(exit);
  }
}
