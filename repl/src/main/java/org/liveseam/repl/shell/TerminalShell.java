package org.liveseam.repl.shell;

import java.io.FileInputStream;
import java.io.IOError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Signals;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.io.Xdg;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Suggester;
import org.liveseam.repl.session.verb.Verbs;
import org.liveseam.repl.view.DiagnosticText;
import org.liveseam.repl.view.Durations;
import org.liveseam.repl.view.Theme;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;

/** A conversation at a terminal. */
public final class TerminalShell {
  private static final String PROMPT = "seam> ";

  private final ReplSession session;
  private final Screen screen;
  private final LineReader reader;
  private final Streams streams;
  private final Theme theme;
  private final boolean attached = attached();
  private String lastInput = "";
  private List<String> begin = List.of();

  /** Why the conversation ends, if a signal came while an input was carried out. */
  private @Nullable ExitCode ended;

  /** Whether a signal came otherwise; guarded by this, as is the other. */
  private boolean leaving;

  private boolean waiting;

  public TerminalShell(ReplSession session, Screen screen, Streams streams, Theme theme) {
    this.session = session;
    this.screen = screen;
    this.streams = streams;
    this.theme = theme;
    this.reader = prepare(screen.reader());
  }

  /** Carries inputs out as if they had been typed first. */
  public TerminalShell beginning(List<String> inputs) {
    begin = List.copyOf(inputs);
    return this;
  }

  /**
   * Talks until the user leaves.
   *
   * @param banner what is said first
   */
  public ExitCode run(String banner) {
    screen.print(banner);
    Thread here = Thread.currentThread();
    String words = "leaving; what is in effect is taken back first";
    try (Watcher watcher = new Watcher(session, screen);
        Signals signals = Signals.ending(words, () -> leaveNow(here), streams.err())) {
      for (String input : begin) {
        show(submit(input));
      }
      while (!signals.received() && ended == null) {
        try {
          Response response = submit(read(PROMPT));
          if (response instanceof Response.EditWanted edit && ended == null) {
            response = edited(edit);
          }
          if (ended != null) {
            break;
          }
          if (response instanceof Response.Leaving && leave()) {
            return ExitCode.DONE;
          }
          if (response instanceof Response.WatchWanted) {
            watch(watcher);
          }
          show(response);
        } catch (UserInterruptException e) {
          // Ctrl-C drops what was being typed.
        } catch (EndOfFileException e) {
          if (gone()) {
            ended = ExitCode.HUNG_UP;
          } else if (leave()) {
            return ExitCode.DONE;
          }
        } catch (IOError e) {
          ended = ExitCode.HUNG_UP; // there is nothing to read keys from any more
        }
      }
      return takeBack(signals.received() ? signals.exit() : ended);
    }
  }

  private void watch(Watcher watcher) {
    boolean on = watcher.toggle();
    if (!on) {
      screen.status().watch(List.of());
      screen.redraw();
    }
    print(on ? "watching; :watch again stops it" : "no longer watching");
  }

  /** What comes of a text that the user changed in an editor. */
  private Response edited(Response.EditWanted wanted) {
    var changed = new ArrayList<String>();
    try {
      var editor = new TextEditor(streams);
      screen
          .status()
          .suspended(
              () ->
                  wanted
                      .file()
                      .map(editor::edit)
                      .orElseGet(() -> editor.edit(lastInput))
                      .ifPresent(changed::add));
    } catch (DiagnosticException e) {
      return new Response.Failed(e.diagnostics());
    }
    if (changed.isEmpty()) {
      print("nothing was changed");
      return new Response.Done();
    }
    String text = changed.getFirst();
    reader.getHistory().add(text.strip());
    return submit(text);
  }

  /** From a signal's thread. An interrupt must end the wait for a key, and nothing else. */
  private synchronized void leaveNow(Thread reading) {
    leaving = true;
    if (waiting) {
      reading.interrupt();
    }
  }

  private String read(String prompt) {
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

  private LineReader prepare(Reader fresh) {
    var suggester = new Suggester(session, Verbs.all());
    fresh.setParser(new ReplParser(suggester));
    fresh.setCompleter(new ReplCompleter(suggester));
    fresh.hints(suggester::hint, theme.coloured());
    // The language uses ! and has no events of a shell's history.
    fresh.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    fresh.option(LineReader.Option.CASE_INSENSITIVE, true);
    if (theme.coloured()) {
      fresh.setHighlighter(new ReplHighlighter());
    }
    HistoryFile.Prepared history = HistoryFile.prepare(new Xdg(streams));
    history.file().ifPresent(file -> fresh.setVariable(LineReader.HISTORY_FILE, file));
    fresh.getHistory().attach(fresh);
    if (!history.trouble().isEmpty()) {
      print(history.trouble());
    }
    return fresh;
  }

  /** While an input is carried out, Ctrl-C stops it; other signals end the conversation, too. */
  private Response submit(String input) {
    if (!input.isBlank() && !input.strip().startsWith(":")) {
      lastInput = input;
    }
    try (Signals signals = Signals.running("stopping", session::cancel, streams.err())) {
      Response response = session.submit(Verbs.read(input));
      if (signals.received() && signals.exit() != ExitCode.INTERRUPTED) {
        ended = signals.exit();
      }
      return response;
    }
  }

  private void show(Response response) {
    switch (response) {
      case Response.Value value -> print(value.rendered());
      case Response.Shown shown -> print(shown.view().text(theme).stripTrailing());
      case Response.Failed failed ->
          print(DiagnosticText.render(failed.diagnostics(), theme).stripTrailing());
      case Response.Misused misused ->
          print(theme.paint(Theme.Style.ERROR, "error: ") + misused.message());
      case Response.Timed timed -> {
        show(timed.inner());
        print("took " + Durations.rough(timed.took()));
      }
      case Response.Followed followed -> {
        show(followed.inner());
        print(followed.then().text(theme).stripTrailing());
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
  private boolean leave() {
    List<String> open = session.staying();
    if (open.isEmpty()) {
      Response response = session.revertEffects();
      if (response instanceof Response.Failed) {
        show(response);
        return false;
      }
      return true;
    }
    while (true) {
      String answer;
      try {
        answer =
            read("in effect: " + String.join(", ", open) + "; [r]evert, [k]eep or [s]tay? ")
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
          show(response);
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
    screen.print(text);
  }
}
