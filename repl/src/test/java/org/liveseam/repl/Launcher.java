package org.liveseam.repl;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the real {@code bin/seam} on the jar that was just built. */
public final class Launcher {
  static final long DEADLINE_SECONDS = 240;
  public static final Path ROOT =
      Path.of(System.getProperty("seam.root", "..")).toAbsolutePath().normalize();
  public static final Path SEAM = ROOT.resolve("bin/seam");

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * @param home a folder for histories and caches
   */
  public Launcher(Path home) {
    this.home = home;
  }

  public Launcher with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** What every start gets. */
  public Map<String, String> environment() {
    var all = new HashMap<String, String>(environment);
    all.put("SEAM_BUILD", "never");
    all.putIfAbsent("SEAM_AOT", "never");
    all.put("HOME", home.toString());
    all.put("XDG_STATE_HOME", home.resolve("state").toString());
    all.put("XDG_CACHE_HOME", home.resolve("cache").toString());
    return all;
  }

  /** Runs it to its end, in a folder, with a file as its input. */
  public Cli.Result run(Path program, File input, String... args)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of(program.toString()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    var builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(input)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment());
    Process process = builder.start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end; it wrote " + Files.readString(err));
    }
    return new Cli.Result(process.exitValue(), read(out), read(err));
  }

  public Cli.Result run(String... args) throws IOException, InterruptedException {
    return run(SEAM, new File("/dev/null"), args);
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
