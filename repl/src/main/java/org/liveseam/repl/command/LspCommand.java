package org.liveseam.repl.command;

import java.io.PrintStream;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.lsp.LspServer;
import org.liveseam.repl.view.Output;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seam lsp}. */
@Command(
    name = "lsp",
    description = {
      "Serve an editor in the Language Server Protocol, on standard input and output.",
      "",
      "Tells what is wrong while one types, completes, explains, renames, formats, and plans when"
          + " asked to. It opens no target and applies nothing. Ends with the editor: with 0 if it"
          + " was asked to shut down first, else with 1."
    })
@Examples({
  "seam lsp # what an editor starts",
  "seam lsp --stdio # the same, as some editors call it"
})
final class LspCommand extends BaseCommand {
  @Option(names = "--stdio", description = "Use standard input and output, as it always does.")
  boolean stdio;

  LspCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    PrintStream before = System.out;
    System.setOut(streams.err()); // what a library prints is no part of the protocol
    try {
      return LspServer.serve(streams.in(), streams.out()) == 0 ? ExitCode.DONE : ExitCode.FAILED;
    } finally {
      System.setOut(before);
    }
  }
}
