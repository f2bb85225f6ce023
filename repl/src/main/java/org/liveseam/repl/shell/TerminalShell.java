package org.liveseam.repl.shell;

import java.io.FileInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Signals;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.io.Xdg;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.verb.Verbs;
import org.liveseam.repl.view.DiagnosticText;
import org.liveseam.repl.view.Durations;
import org.liveseam.repl.view.Theme;
import org.liveseam.runtime.diagnostic.ExitCode;

/** A conversation at a terminal. */
public final class TerminalShell {
  private static final String PROMPT = "seam> ";
  private static final String MORE = "  ... ";

  private final ReplSession session;
  private final Streams streams;
  private final Theme theme;
  private final String banner;
  private final boolean attached = attached();

  /** Why the conversation ends, if a signal came while an input was carried out. */
  private @Nullable ExitCode ended;

  /** Whether a signal came otherwise; guarded by this, as is the other. */
  private boolean leaving;

  private boolean waiting;

  public TerminalShell(ReplSession session, Streams streams, Theme theme, String banner) {
    this.session = session;
    this.streams = streams;
    this.theme = theme;
    this.banner = banner;
  }

  /** Talks until the user leaves. */
  public ExitCode run() {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).build()) {
      LineReader reader = reader(terminal);
      print(banner);
      Thread here = Thread.currentThread();
      String words = "leaving; what is in effect is taken back first";
      try (Signals signals = Signals.ending(words, () -> leaveNow(here), streams.err())) {
        while (!signals.received() && ended == null) {
          try {
            Response response = submit(read(reader, PROMPT));
            if (ended != null) {
              break;
            }
            if (response instanceof Response.Leaving && leave(reader)) {
              return ExitCode.DONE;
            }
            show(response, reader);
          } catch (UserInterruptException e) {
            // Ctrl-C drops what was being typed.
          } catch (EndOfFileException e) {
            if (gone()) {
              ended = ExitCode.HUNG_UP;
            } else if (leave(reader)) {
              return ExitCode.DONE;
            }
          } catch (IOError e) {
            ended = ExitCode.HUNG_UP; // there is nothing to read keys from any more
          }
        }
        return takeBack(signals.received() ? signals.exit() : ended);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From a signal's thread. An interrupt must end the wait for a key, and nothing else. */
  private synchronized void leaveNow(Thread reading) {
    leaving = true;
    if (waiting) {
      reading.interrupt();
    }
  }

  private String read(LineReader reader, String prompt) {
    synchronized (this) {
      if (leaving) {
        throw new UserInterruptException("");
      }
      waiting = true;
    }
    try {
      return reader.readLine(prompt);
    } finally {
      synchronized (this) {
        waiting = false;
        Thread.interrupted();
      }
    }
  }

  /** Ends without a question: nobody may be there to answer. */
  private ExitCode takeBack(@Nullable ExitCode because) {
    List<String> open = session.openEffects();
    if (session.revertEffects() instanceof Response.Failed failed) {
      print(DiagnosticText.render(failed.diagnostics(), theme).stripTrailing());
      return ExitCode.NOT_ROLLED_BACK;
    }
    if (!open.isEmpty()) {
      print("taken back: " + String.join(", ", open));
    }
    return because == null ? ExitCode.DONE : because;
  }

  /** Whether the terminal was hung up. That also comes as a signal, but that may come later. */
  private boolean gone() {
    return attached && !attached();
  }

  /** Whether this process has a controlling terminal; a hangup takes it away (tty(4)). */
  private static boolean attached() {
    try (var terminal = new FileInputStream("/dev/tty")) {
      return terminal.getFD().valid();
    } catch (IOException e) {
      return false;
    }
  }

  private LineReader reader(Terminal terminal) {
    var builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("seam")
            .parser(new ReplParser())
            .completer(new ReplCompleter(session))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
            // The language uses ! and has no events of a shell's history.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true);
    if (theme.coloured()) {
      builder.highlighter(new ReplHighlighter());
    }
    HistoryFile.Prepared history = HistoryFile.prepare(new Xdg(streams));
    history.file().ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    if (!history.trouble().isEmpty()) {
      print(history.trouble());
    }
    return builder.build();
  }

  /** While an input is carried out, Ctrl-C stops it; other signals end the conversation, too. */
  private Response submit(String input) {
    try (Signals signals = Signals.running("stopping", session::cancel, streams.err())) {
      Response response = session.submit(Verbs.read(input));
      if (signals.received() && signals.exit() != ExitCode.INTERRUPTED) {
        ended = signals.exit();
      }
      return response;
    }
  }

  private void show(Response response, LineReader reader) {
    switch (response) {
      case Response.Value value -> print(value.rendered());
      case Response.Shown shown -> print(shown.view().text(theme).stripTrailing());
      case Response.Failed failed ->
          print(DiagnosticText.render(failed.diagnostics(), theme).stripTrailing());
      case Response.Misused misused ->
          print(theme.paint(Theme.Style.ERROR, "error: ") + misused.message());
      case Response.Timed timed -> {
        show(timed.inner(), reader);
        print("took " + Durations.rough(timed.took()));
      }
      case Response.WatchWanted watch -> {}
      case Response.EditWanted edit -> {}
      case Response.HistoryWanted wanted -> {
        for (History.Entry entry : reader.getHistory()) {
          print(entry.line());
        }
      }
      case Response.Incomplete incomplete ->
          print("the input stops in the middle: " + incomplete.what() + " is missing");
      case Response.Done done -> {}
      case Response.Leaving leaving -> {}
    }
  }

  /** Asks what becomes of what is in effect; false to stay. */
  private boolean leave(LineReader reader) {
    List<String> open = session.staying();
    if (open.isEmpty()) {
      Response response = session.revertEffects();
      if (response instanceof Response.Failed) {
        show(response, reader);
        return false;
      }
      return true;
    }
    while (true) {
      String answer;
      try {
        answer =
            read(reader, "in effect: " + String.join(", ", open) + "; [r]evert, [k]eep or [s]tay? ")
                .strip();
      } catch (UserInterruptException e) {
        return false;
      } catch (EndOfFileException e) {
        if (gone()) {
          ended = ExitCode.HUNG_UP;
          return false;
        }
        // Ctrl-D again: nothing is done that was not asked for.
        print("kept: " + String.join(", ", open));
        return true;
      }
      switch (answer) {
        case "r", "revert" -> {
          Response response = session.revertEffects();
          show(response, reader);
          return !(response instanceof Response.Failed);
        }
        case "k", "keep" -> {
          return true;
        }
        case "s", "stay" -> {
          return false;
        }
        default -> {}
      }
    }
  }

  private void print(String text) {
    streams.out().println(text);
    streams.out().flush();
  }
}
