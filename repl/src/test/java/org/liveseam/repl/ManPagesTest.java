package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the manual, as the programs find them that show manuals. */
final class ManPagesTest {
  @TempDir static Path folder;

  @BeforeAll
  static void write() {
    Cli.Result result = new Cli().run("man", "--write", folder.toString());
    assertEquals(0, result.exit(), result.err());
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String output(String program, String... args)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(program));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(Launcher.DEADLINE_SECONDS, TimeUnit.SECONDS), program);
    return said;
  }

  private static void need(String program) {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", program)), "needs " + program);
  }

  @Test
  void thereIsOneForEachCommand() throws IOException {
    List<String> names = pages().stream().map(p -> folder.relativize(p).toString()).toList();
    for (String name :
        List.of(
            "man1/seam.1",
            "man1/seam-apply.1",
            "man1/seam-watch.1",
            "man5/seam.5",
            "man7/seam-errors.7",
            "man7/seam-tutorial.7")) {
      assertTrue(names.contains(name), name + " of " + names);
    }
    assertTrue(names.size() >= 30, names.toString());
  }

  @Test
  void groffFindsNothingWrong() throws Exception {
    need("groff");
    for (Path page : pages()) {
      assertEquals("", output("groff", "-ww", "-man", "-Tutf8", "-z", page.toString()));
    }
  }

  @Test
  void mandocFindsNothingWrong() throws Exception {
    need("mandoc");
    for (Path page : pages()) {
      assertEquals("", output("mandoc", "-Tlint", "-Wwarning", page.toString()));
    }
  }

  @Test
  void aproposFindsThem() throws Exception {
    need("lexgrog");
    for (Path page : pages()) {
      String said = output("lexgrog", page.toString());
      assertTrue(said.contains(": \"seam"), said);
    }
  }

  @Test
  void whatIsWrittenIsWhatIsShown() throws Exception {
    need("groff");
    Path page = folder.resolve("man7/seam-errors.7");
    String shown = output("groff", "-man", "-Tascii", "-P-cbou", page.toString());
    assertTrue(shown.contains("E1003: no function `...` in ... ..."), shown.substring(0, 500));
    String text = output("groff", "-man", "-Tascii", "-P-cbou", folder + "/man5/seam.5");
    assertTrue(text.contains("seq_puts(m, \"hidden\\n\");"), "backslashes are kept");
    String plain = output("groff", "-man", "-Tascii", "-P-cbou", folder + "/man1/seam-plan.1");
    assertTrue(plain.contains("--detailed-exitcode"), plain);
  }

  @Test
  void oneIsWrittenToAPipe() {
    Cli.Result result = new Cli().run("man", "apply");
    assertTrue(result.out().startsWith(".TH \"SEAM\\-APPLY\" \"1\""), result.out());
    assertTrue(new Cli().run("man").out().startsWith(".TH \"SEAM\" \"1\""));
    Cli.Result none = new Cli().run("man", "aply");
    assertEquals(64, none.exit());
    assertTrue(none.err().contains("did you mean `apply`"), none.err());
  }
}
