package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.repl.command.CommandLines;
import org.liveseam.repl.io.Streams;

/**
 * Every example of the how-to pages and of the language reference: blocks of {@code seam} whose
 * first line names a file are that file, and blocks of {@code console} are what happens. Commands
 * speak to a simulated kernel that lasts for the page.
 */
final class DocsTest {
  private static final Path FOLDER = Path.of("../docs/how-to");
  private static final Path REFERENCE = Path.of("../docs/language.md");
  private static final Set<String> ON_A_KERNEL =
      Set.of(
          "plan", "apply", "revert", "cancel", "force", "list", "status", "run", "stalled", "wait",
          "watch");

  @TempDir Path temp;

  @TestFactory
  Stream<DynamicTest> pages() throws IOException {
    List<Path> pages;
    try (Stream<Path> walk = Files.walk(FOLDER)) {
      pages = walk.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
    pages = Stream.concat(pages.stream(), Stream.of(REFERENCE)).toList();
    assertTrue(pages.size() >= 7, "the how-to pages were not found in " + FOLDER);
    return pages.stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.getFileName().toString(),
                    () -> Golden.check(page, new Page(page).replay())));
  }

  /** One page, read from top to bottom. */
  private final class Page {
    private final Path file;
    private final String name;
    private final Path folder;
    private int lastExit;

    Page(Path file) throws IOException {
      this.file = file;
      this.name = file.getFileName().toString().replace(".md", "");
      this.folder = Files.createDirectories(temp.resolve(name));
    }

    String replay() throws IOException {
      var out = new StringBuilder();
      var block = new ArrayList<String>();
      String kind = "";
      for (String line : Files.readAllLines(file)) {
        if (!line.startsWith("```")) {
          block.add(line);
          continue;
        }
        if (kind.isEmpty()) {
          block.forEach(text -> out.append(text).append('\n'));
          kind = line.substring(3);
        } else {
          out.append(body(kind, block));
          kind = "";
        }
        block.clear();
        out.append(line).append('\n');
      }
      block.forEach(text -> out.append(text).append('\n'));
      return out.toString();
    }

    private String body(String kind, List<String> block) throws IOException {
      if (kind.equals("console")) {
        var out = new StringBuilder();
        for (String line : block) {
          if (line.startsWith("$ ")) {
            out.append(line).append('\n').append(run(line.substring(2)));
          }
        }
        return out.toString();
      }
      String text = String.join("\n", block) + "\n";
      if (text.startsWith("// ") && (kind.equals("seam") || kind.equals("c"))) {
        // Scripts write below the folder they were started in, and there is one for all tests.
        String here =
            text.replace("\"out/", "\"" + folder + "/out/")
                .replace("on vm()", "on target(\"scene:guest\")");
        Files.writeString(folder.resolve(block.getFirst().substring(3)), here);
      }
      return text;
    }

    /** The C compiler, in the page's folder. */
    private String compile(String line) throws IOException {
      Process cc =
          new ProcessBuilder(Sessions.words(line))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      try (var said = cc.getInputStream()) {
        return new String(said.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    private String run(String line) throws IOException {
      if (line.startsWith("cc ")) {
        return compile(line);
      }
      if (line.equals("echo $?")) {
        return lastExit + "\n";
      }
      if (line.startsWith("cat ")) {
        return timeless(Files.readString(folder.resolve(line.substring(4))));
      }
      var args = new ArrayList<>(Sessions.words(line).subList(1, Sessions.words(line).size()));
      args.replaceAll(arg -> arg.endsWith(".seam") ? folder.resolve(arg).toString() : arg);
      if (args.getFirst().equals("new")) {
        args.set(1, folder.resolve(args.get(1)).toString());
      }
      args.replaceAll(arg -> arg.replace("--allow-write=", "--allow-write=" + folder + "/"));
      boolean quiet = args.getLast().equals("2>/dev/null");
      if (quiet) {
        args.removeLast();
      }
      if (ON_A_KERNEL.contains(args.getFirst())) {
        args.addAll(List.of("--target", "scene:kernel-" + name));
      } else if (args.getFirst().equals("rehearse")) {
        args.addAll(List.of("--target", "scene:guest"));
      }
      // A reader sees both streams, in the order they were written.
      var bytes = new ByteArrayOutputStream();
      var both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
      var in = new ByteArrayInputStream(new byte[0]);
      var err = quiet ? new PrintStream(PrintStream.nullOutputStream()) : both;
      var streams = new Streams(in, both, err, false, false, false, Cli.STATE);
      lastExit = CommandLines.run(streams, args.toArray(String[]::new));
      return bytes
          .toString(StandardCharsets.UTF_8)
          .replace(folder + "/", "")
          .replace("scene:kernel-" + name, "kernel")
          .replace("scene:guest", "vm")
          .replaceAll("(?m)^(test .* passed) in .*$", "$1")
          .replaceAll("(?m)^((?:stage \\S+ (?:done|FAILED)|pipeline \\S+ \\S+)) in .*$", "$1");
    }

    /** Reports tell when it was, and how long it really took. */
    private String timeless(String report) {
      return report
          .replace(folder + "/", "")
          .replace("scene:kernel-" + name, "kernel")
          .replaceAll("Began \\S+,", "Began 2026-11-23T09:00:00Z,")
          .replaceAll("\\d+\\.\\d s( \\||,)", "0.1 s$1");
    }
  }
}
