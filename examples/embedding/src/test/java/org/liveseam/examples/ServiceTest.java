package org.liveseam.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example does what its documentation shows. */
final class ServiceTest {
  @TempDir Path folder;

  @Test
  void aDayOfTheService() throws IOException, InterruptedException {
    Path library = folder.resolve("libtax.so");
    Process compiler =
        new ProcessBuilder(
                "cc",
                "-shared",
                "-fPIC",
                "-g",
                "-O2",
                "-fpatchable-function-entry=5",
                "tax.c",
                "-o",
                library.toString())
            .inheritIO()
            .start();
    assertEquals(0, compiler.waitFor());

    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      Service.serve(out, library, Path.of(""));
    }
    assertEquals(
        """
        tax on 1.50 as it was built: 28
        fair-tax.seam declares [fair_tax], ok: true
        plan: ADD fair_tax
        tax on 1.50 with [fair_tax]: 29
        tax on 1.50 after the end of the session: 28
        applied: fair_tax
        tax on 1.50 after the script: 29
        """,
        bytes.toString(StandardCharsets.UTF_8));
  }

  /** What the documentation shows is what runs. */
  @Test
  void theManualShowsThisProgram() throws IOException {
    String program = Files.readString(Path.of("src/main/java/org/liveseam/examples/Service.java"));
    String page = Files.readString(Path.of("../../docs/how-to/embed.md"));
    var block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
    int blocks = 0;
    while (block.find()) {
      blocks++;
      assertTrue(program.contains(block.group(1)), block.group(1));
    }
    assertEquals(2, blocks);
  }
}
