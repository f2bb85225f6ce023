package org.liveseam.repl.lsp;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.liveseam.runtime.target.TargetSpec;

/**
 * {@code seam plan} of a text, in a process of its own: what it opens, compiles and prints stays
 * there, and it can be ended. Planning changes nothing.
 */
final class PlanRun {
  private static final String MAIN = "org.liveseam.repl.Main";

  private final Path folder;
  private final String text;
  private final List<String> target;

  /**
   * @param file whose folder relative paths start from
   * @param text as the editor has it
   * @param target as on the command line; empty for the usual one
   */
  PlanRun(Path file, String text, String target) {
    Path parent = file.getParent();
    folder = parent == null || !Files.isDirectory(parent) ? Path.of("").toAbsolutePath() : parent;
    this.text = text;
    this.target =
        target.isEmpty() ? List.of() : List.of("--target", TargetSpec.parse(target).toString());
  }

  /**
   * What {@code seam plan --json} says.
   *
   * @throws IllegalStateException with words for the user if it says nothing in time
   */
  JsonObject run(Duration limit) {
    try {
      Process process = new ProcessBuilder(command()).directory(folder.toFile()).start();
      try {
        return answer(process, limit);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new IllegalStateException("`seam plan` cannot be started: " + e.getMessage(), e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), MAIN));
    command.addAll(List.of("plan", "--json"));
    command.addAll(target);
    command.add("-");
    return command;
  }

  /** It is started in another folder. */
  private static String absolute(String classPath) {
    return java.util.Arrays.stream(classPath.split(java.io.File.pathSeparator, -1))
        .filter(part -> !part.isEmpty())
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
  }

  private JsonObject answer(Process process, Duration limit) throws IOException {
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    try (OutputStream in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    }
    try {
      String json = out.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return JsonParser.parseString(json).getAsJsonObject();
    } catch (TimeoutException e) {
      throw new IllegalStateException("no plan within " + limit.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("planning was interrupted", e);
    } catch (ExecutionException | JsonSyntaxException | IllegalStateException e) {
      String said = err.getNow("").strip();
      throw new IllegalStateException(said.isEmpty() ? "`seam plan` said nothing" : said, e);
    }
  }

  private static CompletableFuture<String> read(java.io.InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> Thread.ofPlatform().daemon().name("seam-plan-output").start(task));
  }
}
