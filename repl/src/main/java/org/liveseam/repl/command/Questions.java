package org.liveseam.repl.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.liveseam.repl.io.Streams;

/** Asks whoever sits at the terminal. */
final class Questions {
  private Questions() {}

  /** Whether there is somebody to ask. */
  static boolean possible(Streams streams) {
    return streams.inTerminal() && streams.errTerminal();
  }

  /** Anything but yes is no. */
  static boolean ask(Streams streams, String question) {
    streams.err().print(question + " [y/N] ");
    streams.err().flush();
    try {
      var reader = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
      String answer = reader.readLine();
      return answer != null && answer.strip().matches("(?i)y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
