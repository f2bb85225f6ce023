package org.liveseam.runtime.process.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Builds small C libraries for tests, with the machine's compiler. */
public final class CLibrary {
  /** Every way to leave room at an entry that is supported, and none. */
  public enum Flavour {
    NOPS_5("-fpatchable-function-entry=5"),
    NOPS_5_CET("-fpatchable-function-entry=5", "-fcf-protection"),
    NOPS_16_14("-fpatchable-function-entry=16,14"),
    NOPS_16_14_CET("-fpatchable-function-entry=16,14", "-fcf-protection"),
    FENTRY("-pg", "-mfentry", "-mrecord-mcount"),
    FENTRY_CET("-pg", "-mfentry", "-mrecord-mcount", "-fcf-protection"),
    PLAIN;

    private final String flags;

    Flavour(String... flags) {
      this.flags = String.join(" ", flags);
    }

    public String[] flags() {
      return flags.isEmpty() ? new String[0] : flags.split(" ");
    }
  }

  private CLibrary() {}

  /** Compiles C to a shared library of that name in a folder. */
  public static Path build(Path folder, String name, String source, String... flags)
      throws IOException, InterruptedException {
    Path text = Files.writeString(folder.resolve(name + ".c"), source);
    Path library = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of("cc", "-O2", "-fPIC", "-shared"));
    command.addAll(List.of(flags));
    command.addAll(
        List.of("-Wl,-soname," + name, "-Wl,-z,notext", "-o", library.toString(), text.toString()));
    run(folder, command);
    return library;
  }

  /** Runs a tool, which must succeed; its output. */
  public static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "tool", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), command + " takes too long");
    String text = Files.readString(output);
    assertEquals(0, process.exitValue(), command + ": " + text);
    return text;
  }
}
