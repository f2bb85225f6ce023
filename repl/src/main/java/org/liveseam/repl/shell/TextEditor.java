package org.liveseam.repl.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.SessionErrors;

/** Lets the user change a text in the editor of their choice. */
record TextEditor(Streams streams) {

  /** The changed text; empty if it was left as it was. */
  Optional<String> edit(String text) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("seam-edit"); // for this user alone
      Path file = Files.writeString(folder.resolve("input.seam"), text);
      return edit(file, text);
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    } finally {
      if (folder != null) {
        delete(folder);
      }
    }
  }

  /** The text of a file after it was edited; empty if it was left as it was. */
  Optional<String> edit(Path file) {
    String before = Files.exists(file) ? SourceText.file(file.toString()).source().text() : "";
    try {
      return edit(file, before);
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> edit(Path file, String before) throws IOException {
    var command = new ArrayList<>(words());
    command.add(file.toString());
    try {
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw failed("it ended with " + exit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the conversation ends");
    }
    String after = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : before;
    return after.equals(before) ? Optional.empty() : Optional.of(after);
  }

  /** No shell reads it: words are words. */
  private List<String> words() {
    String program =
        streams.variable("VISUAL").or(() -> streams.variable("EDITOR")).orElse("vi").strip();
    return List.of(program.split("\\s+"));
  }

  private RuntimeException failed(String why) {
    return Diagnostic.of(SessionErrors.EDITOR, String.join(" ", words()), why).raise();
  }

  /** The editor may have left files of its own beside the text. */
  private void delete(Path folder) {
    try (var all = Files.list(folder)) {
      for (Path file : all.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw failed("its files are left in " + folder + ": " + e.getMessage());
    }
  }
}
