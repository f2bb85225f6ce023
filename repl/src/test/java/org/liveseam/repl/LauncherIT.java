package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.repl.view.Schemas;

/** {@code bin/seam} and the jar it starts. */
final class LauncherIT {
  @TempDir Path home;

  @Test
  void startsThroughSymlinksWithSpacesFromAnywhere() throws Exception {
    Path folder = Files.createDirectories(home.resolve("a folder/with spaces"));
    Path first = Files.createSymbolicLink(folder.resolve("first link"), Launcher.SEAM);
    Path second = Files.createSymbolicLink(home.resolve("second link"), first);
    Cli.Result result = new Launcher(home).run(second, new File("/dev/null"), "--version");
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("seam "), result.out());
    assertEquals(0, result.exit());
  }

  @Test
  void takesTheJavaItIsTold() throws Exception {
    Path old = fakeJava("17.0.1");
    Cli.Result refused = new Launcher(home).with("SEAM_JAVA", old.toString()).run("--version");
    assertEquals(69, refused.exit());
    assertTrue(refused.err().contains("no Java 25 or newer"), refused.err());
    String mine = System.getProperty("java.home");
    assertEquals(0, new Launcher(home).with("SEAM_JAVA", mine).run("--version").exit());
    assertEquals(
        0, new Launcher(home).with("SEAM_JAVA", mine + "/bin/java").run("--version").exit());
  }

  @Test
  void passesOverAnOldJavaHome() throws Exception {
    Path old = fakeJava("17.0.1");
    String mine = System.getProperty("java.home");
    Cli.Result result =
        new Launcher(home)
            .with("JAVA_HOME", old.toString())
            .with("PATH", mine + "/bin:" + System.getenv("PATH"))
            .run("--version");
    assertEquals(0, result.exit(), result.err());
  }

  /** A folder that says it is a JDK, with a program that must not be started. */
  private Path fakeJava(String version) throws IOException {
    Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 99\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home.resolve("jdk");
  }

  @Test
  void saysWhenTheJarIsMissing() throws Exception {
    Path bin = Files.createDirectories(home.resolve("installed/bin")).resolve("seam");
    Files.copy(Launcher.SEAM, bin);
    assertTrue(bin.toFile().setExecutable(true));
    Cli.Result result = new Launcher(home).run(bin, new File("/dev/null"), "--version");
    assertEquals(69, result.exit());
    assertTrue(result.err().contains("lib/seam.jar is missing"), result.err());
  }

  @Test
  void passesShellcheck() throws Exception {
    Path shellcheck = Path.of("/usr/bin/shellcheck");
    Assumptions.assumeTrue(Files.exists(shellcheck), "needs the package shellcheck");
    Cli.Result result =
        new Launcher(home).run(shellcheck, new File("/dev/null"), Launcher.SEAM.toString());
    assertEquals("", result.out());
    assertEquals(0, result.exit());
  }

  /** Classes that a command loads, by their names. */
  private List<String> loaded(String... args) throws Exception {
    Path log = home.resolve("classes.txt");
    new Launcher(home).with("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log).run(args);
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      assertTrue(all.stream().anyMatch(line -> line.contains("org.liveseam.repl.Main")));
      return all;
    }
  }

  @Test
  void quickCommandsLeaveTheLanguageAlone() throws Exception {
    for (String args : List.of("--version", "explain E1003", "schema status", "apply --bogus")) {
      for (String part : List.of("com.oracle.truffle.", "org.liveseam.language.check.")) {
        List<String> found =
            loaded(args.split(" ")).stream().filter(line -> line.contains(part)).toList();
        assertEquals(List.of(), found, args);
      }
    }
  }

  @Test
  void jarHasWhatGuestsNeedAndNoModules() throws Exception {
    try (var jar = new ZipFile(Launcher.ROOT.resolve("repl/target/seam.jar").toFile())) {
      List<String> names = jar.stream().map(java.util.zip.ZipEntry::getName).toList();
      assertTrue(names.contains("org/liveseam/runtime/wire/Agent.class"));
      assertTrue(names.contains("META-INF/services/org.liveseam.runtime.target.TargetProvider"));
      assertEquals(
          List.of(),
          names.stream()
              .filter(n -> n.endsWith("module-info.class") || n.matches("META-INF/[^/]*\\.SF"))
              .toList());
      String manifest =
          new String(
              jar.getInputStream(jar.getEntry("META-INF/MANIFEST.MF")).readAllBytes(),
              java.nio.charset.StandardCharsets.UTF_8);
      assertTrue(manifest.contains("Multi-Release: true"), manifest);
      assertTrue(manifest.contains("Enable-Native-Access: ALL-UNNAMED"), manifest);
    }
  }

  @Test
  void theJarHasEverySchema() throws Exception {
    for (String name : Schemas.names()) {
      Cli.Result result = new Launcher(home).run("schema", name);
      assertEquals("", result.err(), name);
      assertEquals(Schemas.text(name) + "\n", result.out(), name);
      assertEquals(0, result.exit(), name);
    }
  }

  @Test
  void aReaderThatLeavesIsNoError() throws Exception {
    Cli.Result result =
        new Launcher(home)
            .run(
                Path.of("/bin/sh"),
                new File("/dev/null"),
                "-c",
                "{ \"$0\" explain; echo \"exit=$?\" >&2; } | head -n 1",
                Launcher.SEAM.toString());
    assertTrue(result.out().startsWith("E0001"), result.out());
    assertEquals("exit=0\n", result.err());
  }

  @Test
  void aScriptStopsWhenItsReaderLeaves() throws Exception {
    Cli.Result result =
        new Launcher(home)
            .run(
                Path.of("/bin/sh"),
                new File("/dev/null"),
                "-c",
                "{ \"$0\" run --target fake -e 'while true { print(\"y\") }'; echo \"exit=$?\" >&2;"
                    + " } | head -n 2",
                Launcher.SEAM.toString());
    assertEquals("y\ny\n", result.out());
    assertEquals("exit=1\n", result.err());
  }

  @Test
  void aFullDiskIsAnError() throws Exception {
    Cli.Result result =
        new Launcher(home)
            .run(
                Path.of("/bin/sh"),
                new File("/dev/null"),
                "-c",
                "\"$0\" explain > /dev/full",
                Launcher.SEAM.toString());
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("could not write"), result.err());
  }
}
