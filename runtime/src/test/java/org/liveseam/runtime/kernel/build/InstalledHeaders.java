package org.liveseam.runtime.kernel.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/** The kernel headers of the machine that runs the tests. */
final class InstalledHeaders {
  private InstalledHeaders() {}

  /** A release that modules can be built for; without one the test is skipped. */
  static String releaseOrSkip() {
    KernelHeaders headers = KernelHeaders.system();
    String missing = "linux-headers-amd64 is not installed";
    for (String release : releases()) {
      try {
        headers.locate(release);
        return release;
      } catch (DiagnosticException e) {
        missing = e.diagnostics().get(0).message() + " " + e.diagnostics().get(0).helps();
      }
    }
    return Assumptions.abort(missing);
  }

  private static List<String> releases() {
    Path modules = Path.of("/lib/modules");
    if (!Files.isDirectory(modules)) {
      return List.of();
    }
    try (var folders = Files.list(modules)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
