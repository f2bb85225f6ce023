package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The recordings in {@code docs/casts}, in the second version of asciinema's format: what real
 * terminals show of the commands. The times are made up, so that only what is shown can differ.
 */
final class CastsIT {
  private static final Path FOLDER = Path.of("../docs/casts");
  private static final int COLUMNS = 88;
  private static final int ROWS = 24;
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final String FIX =
      """
      edition 1

      /// Hide the kernel's command line from readers of /proc/cmdline.
      patch hide_cmdline "1.0" {
        reason "the command line carries secrets on these hosts"

        in vmlinux {
          replace function cmdline_proc_show(m, v) with c {
            seq_puts(m, "hidden\\n");
            return 0;
          } include <linux/seq_file.h>
        }
      }
      """;

  @TempDir Path home;
  private final StringBuilder cast = new StringBuilder();
  private double time;

  @ParameterizedTest
  @CsvSource({
    "first-patch, cat fix.seam; seam check fix.seam; seam plan fix.seam --target fake;"
        + " seam apply fix.seam --target fake",
    "mistakes, sed -i s/cmdline_proc_show/cmdline_proc_shw/ fix.seam;"
        + " seam plan fix.seam --target fake; seam explain E1003; seam aply fix.seam;"
        + " seam symbols 'cmdline*' --target fake; seam describe cmdline_proc_show --target fake"
  })
  void recording(String name, String commands) throws Exception {
    Files.writeString(home.resolve("fix.seam"), FIX);
    var header = new JsonObject();
    header.addProperty("version", 2);
    header.addProperty("width", COLUMNS);
    header.addProperty("height", ROWS);
    header.addProperty("title", name);
    cast.append(GSON.toJson(header)).append('\n');
    for (String command : commands.split("; ?", -1)) {
      show(0.8, "$ ");
      command.chars().forEach(c -> show(0.05, Character.toString(c)));
      show(0.4, "\r\n");
      for (String line : output(command).split("(?<=\n)", -1)) {
        show(0.15, line);
      }
    }
    show(0.8, "$ ");
    Golden.check(FOLDER.resolve(name + ".cast"), cast.toString());
  }

  private void show(double pause, String text) {
    if (text.isEmpty()) {
      return;
    }
    time += pause;
    var event = new JsonArray();
    event.add(Double.parseDouble(String.format(Locale.ROOT, "%.2f", time)));
    event.add("o");
    event.add(text);
    cast.append(GSON.toJson(event)).append('\n');
  }

  /** What a terminal of its own gets to see. */
  private String output(String command) throws IOException, InterruptedException {
    Path script = Path.of("/usr/bin/script");
    Assumptions.assumeTrue(Files.exists(script), "needs script(1)");
    var launcher =
        new Launcher(home)
            .with("TERM", "xterm-256color")
            .with("NO_COLOR", "")
            .with("PATH", Launcher.SEAM.getParent() + ":" + System.getenv("PATH"));
    String sized = "stty cols " + COLUMNS + " rows " + ROWS + "; " + command;
    Cli.Result result = launcher.run(script, new File("/dev/null"), "-qec", sized, "/dev/null");
    assertEquals("", result.err());
    return result.out();
  }

  /** They are small enough to be read. */
  @org.junit.jupiter.api.Test
  void thereIsNoOther() throws IOException {
    try (var files = Files.list(FOLDER)) {
      List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
      assertEquals(List.of("README.md", "first-patch.cast", "mistakes.cast"), names);
    }
    assertTrue(Files.size(FOLDER.resolve("first-patch.cast")) < 32_000);
  }
}
