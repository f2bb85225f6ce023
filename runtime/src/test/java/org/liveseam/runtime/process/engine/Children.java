package org.liveseam.runtime.process.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that may crash, each in a JVM of its own. */
public final class Children {
  public static final List<String> USUAL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private Children() {}

  /**
   * What a program said at its end.
   *
   * @param crash the start of the JVM's crash report; empty if there is none
   */
  public record Result(int exit, String output, String crash) {
    /** The number behind a word of the output. */
    public long number(String word) {
      Matcher matcher = Pattern.compile("\\b" + word + " (-?\\d+)").matcher(output);
      if (!matcher.find()) {
        throw new AssertionError("no " + word + " in: " + this);
      }
      return Long.parseLong(matcher.group(1));
    }

    public Result ok() {
      assertEquals(0, exit, this::toString);
      return this;
    }
  }

  public static Result run(Path folder, Class<?> program, int seconds, List<String> arguments)
      throws IOException, InterruptedException {
    return run(folder, USUAL, program, seconds, arguments);
  }

  public static Result run(
      Path folder, List<String> jvm, Class<?> program, int seconds, List<String> arguments)
      throws IOException, InterruptedException {
    return run(folder, List.of(), jvm, program, seconds, arguments);
  }

  /** By way of another program, which runs a command. */
  static Result run(
      Path folder,
      List<String> runner,
      List<String> jvm,
      Class<?> program,
      int seconds,
      List<String> arguments)
      throws IOException, InterruptedException {
    Path crash = folder.resolve("crash.log");
    Path output = folder.resolve("output.txt");
    var command = new ArrayList<>(runner);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(
        List.of(
            "-XX:ErrorFile=" + crash,
            "-XX:-CreateCoredumpOnCrash",
            "-Djava.io.tmpdir=" + folder,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName()));
    command.addAll(arguments);
    Process child =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = child.waitFor(seconds, TimeUnit.SECONDS);
    if (!ended) {
      child.destroyForcibly().waitFor();
    }
    return new Result(
        ended ? child.exitValue() : -1,
        (ended ? "" : "not ended in time\n") + Files.readString(output, StandardCharsets.UTF_8),
        Files.exists(crash) ? head(Files.readString(crash, StandardCharsets.UTF_8)) : "");
  }

  private static String head(String text) {
    return text.substring(0, Math.min(text.length(), 6000));
  }
}
