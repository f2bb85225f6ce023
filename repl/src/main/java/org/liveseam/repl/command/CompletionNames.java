package org.liveseam.repl.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.target.TargetProvider;
import org.liveseam.runtime.target.Targets;
import org.liveseam.runtime.vm.InstalledKernel;
import org.liveseam.runtime.vm.InstalledKernels;

/**
 * {@code seam __complete KIND}: what shells ask while somebody types. Not a command like others: it
 * has to be there at once, so it opens no target and starts neither the language nor what reads
 * command lines; what it cannot read it leaves out, because there is nobody to tell. The variable
 * {@code SEAM_COMPLETE_ROOT} names another folder than {@code /} to look below, for tests.
 */
final class CompletionNames {
  /** The word that is no command. */
  static final String VERB = "__complete";

  private CompletionNames() {}

  /** Answers, a name on each line. */
  static ExitCode run(PrintStream out, Map<String, String> environment, String... args) {
    Path root = Path.of(environment.getOrDefault("SEAM_COMPLETE_ROOT", "/"));
    String kind = args.length > 1 ? args[1] : "";
    List<String> names =
        switch (kind) {
          case "patches" -> patches(root.resolve("sys"));
          case "targets" -> targets(root);
          default -> List.of();
        };
    names.forEach(out::println);
    return kind.isEmpty() ? ExitCode.USAGE : ExitCode.DONE;
  }

  /** Ours by the names that their authors gave them, others by their modules. */
  static List<String> patches(Path sys) {
    var names = new ArrayList<String>();
    for (String module : entries(sys.resolve("kernel/livepatch"))) {
      names.add(name(sys, module));
    }
    // Shells expand what they complete.
    return names.stream().filter(n -> n.matches("[\\w.+-]+")).distinct().sorted().toList();
  }

  private static String name(Path sys, String module) {
    try {
      String marker = Files.readString(sys.resolve("module").resolve(module).resolve("version"));
      return PatchId.fromMarker(marker).map(PatchId::name).orElse(module);
    } catch (IOException e) {
      return module;
    }
  }

  private static List<String> entries(Path folder) {
    var names = new ArrayList<String>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(path -> names.add(path.getFileName().toString()));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of(); // a kernel without live patching
    } catch (IOException e) {
      return names;
    }
    return names;
  }

  private static List<String> targets(Path root) {
    var names = new ArrayList<String>();
    Targets.providers().stream().map(TargetProvider::scheme).forEach(names::add);
    try {
      for (InstalledKernel kernel : InstalledKernels.below(List.of(root)).kernels()) {
        if (kernel.livepatch().orElse(false)) {
          names.add("vm:" + kernel.release());
        }
      }
    } catch (IOException e) {
      return names;
    }
    return names;
  }
}
