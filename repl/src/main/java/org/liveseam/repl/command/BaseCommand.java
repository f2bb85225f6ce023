package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.BothOutput;
import org.liveseam.repl.view.HumanOutput;
import org.liveseam.repl.view.HumanOutput.Progress;
import org.liveseam.repl.view.JsonOutput;
import org.liveseam.repl.view.Output;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What commands have in common: an output, and one way for every kind of failure. */
abstract class BaseCommand implements Callable<Integer> {
  final Streams streams;
  private final List<String> unwritten = new ArrayList<>();

  @Mixin OutputOptions output = new OutputOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before any call
  CommandSpec spec;

  BaseCommand(Streams streams) {
    this.streams = streams;
  }

  /** Does the work. Mistakes of the user are {@link DiagnosticException}s. */
  abstract ExitCode execute(Output out);

  /** Whether JSON is a line per record instead of one document. */
  boolean streaming() {
    return false;
  }

  /** Whether results are written for programs. */
  boolean json() {
    return false;
  }

  /** What people are told on the way. */
  Progress progress() {
    return Progress.STEPS;
  }

  /** The name in {@code liveseam.NAME/1}. */
  String verb() {
    return spec.name();
  }

  @Override
  public final Integer call() {
    Output out = output();
    ExitCode exit;
    try {
      exit = execute(out);
    } catch (DiagnosticException e) {
      out.report(e.diagnostics());
      exit = e.exit();
      trace(e);
    }
    ExitCode end = unwritten.isEmpty() || exit != ExitCode.DONE ? exit : ExitCode.FAILED;
    out.end(end);
    if (streams.out().checkError()) {
      unwritten("the output");
    }
    for (String what : unwritten) {
      String effect = exit == ExitCode.DONE ? effect() : "";
      streams
          .err()
          .println(
              "error: could not write all of " + what + (effect.isEmpty() ? "" : "; " + effect));
    }
    return (unwritten.isEmpty() || exit != ExitCode.DONE ? exit : ExitCode.FAILED).value();
  }

  /** Notes what could not be written whole, so that the command fails. */
  final void unwritten(String what) {
    unwritten.add(what);
  }

  /** What is so although the command fails because it could not say it; empty for nothing. */
  String effect() {
    return "";
  }

  Output output() {
    var human = new HumanOutput(streams, output.color, json() ? Progress.NONE : progress());
    if (!json()) {
      return human;
    }
    return new BothOutput(
        streaming()
            ? new JsonOutput.Stream(streams.out(), verb())
            : new JsonOutput.Document(streams.out(), verb()),
        human);
  }

  private void trace(Exception e) {
    if (output.debug) {
      e.printStackTrace(streams.err());
    }
  }
}
