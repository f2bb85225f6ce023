package org.liveseam.runtime.kernel.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.build.ToolRun;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.target.Deadline;

/**
 * One {@code make modules} in a folder that holds a generated module.
 *
 * @param folder the scratch folder, written
 */
record KbuildRun(
    KernelHeaders headers, KernelHeaders.Located located, GeneratedC module, Path folder) {
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
  private static final int LAST_LINES = 15;

  /**
   * Runs make to its end.
   *
   * @return with the folder's own path left out of the output
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException if it did not end by itself
   */
  ToolRun.Result await(Deadline deadline) throws IOException {
    ToolRun.Result run = ToolRun.run(command(), environment(), folder, deadline);
    String name = module.owner();
    return switch (run.end()) {
      case TIMED_OUT -> {
        String length = deadline.length().toMillis() / 1000.0 + " s";
        throw Diagnostic.of(BuildErrors.TIMED_OUT, name, length).at(module.span()).raise();
      }
      case INTERRUPTED -> throw Diagnostic.of(BuildErrors.INTERRUPTED, name).raise();
      case EXITED ->
          new ToolRun.Result(run.end(), run.exit(), run.output().replace(folder + "/", ""));
    };
  }

  /** The module, if there is one. */
  Optional<byte[]> image() throws IOException {
    Path file = folder.resolve(module.name() + ".ko");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] image = Files.readAllBytes(file);
    return image.length > ELF.length && Arrays.equals(image, 0, ELF.length, ELF, 0, ELF.length)
        ? Optional.of(image)
        : Optional.empty();
  }

  /** See {@link Dependencies#of}. */
  Optional<Map<String, String>> dependencies(FileTime began) throws IOException {
    List<String> objects =
        module.files().keySet().stream()
            .filter(name -> name.endsWith(".c"))
            .map(name -> name.substring(0, name.length() - 2) + ".o")
            .toList();
    return new Dependencies(folder, located, module.folders()).of(objects, began);
  }

  /** For a failure in which nothing was recognised. */
  static Diagnostic unexplained(ToolRun.Result run) {
    List<String> lines = run.output().lines().toList();
    String last =
        lines.stream()
            .filter(line -> line.toLowerCase(java.util.Locale.ROOT).contains("error"))
            .findFirst()
            .orElse("make ended with " + run.exit());
    Diagnostic diagnostic = Diagnostic.of(BuildErrors.KBUILD_FAILED, last);
    for (String line : lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())) {
      diagnostic = diagnostic.note(line);
    }
    return diagnostic;
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    command.add(located.make().toString());
    command.addAll(List.of("-C", located.build().toString(), "M=" + folder));
    command.add("KCFLAGS=-g0"); // ccflags-y would not reach NAME.mod.c
    if (!module.folders().isEmpty()) {
      command.addAll(List.of("-j2", "-Otarget")); // messages of one file stay together
    }
    command.add("modules");
    return command;
  }

  /** Nothing of ours: MAKEFLAGS, CC or ARCH from outside would build something else. */
  private Map<String, String> environment() {
    String path = headers.path().stream().map(Path::toString).collect(Collectors.joining(":"));
    return Map.of("PATH", path, "LC_ALL", "C", "TMPDIR", folder.toString());
  }
}
