package org.liveseam.runtime.kernel.build;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Deadline;

/** The builder for the headers of this machine, in a folder of a test's. */
@Tag("kbuild")
abstract class KbuildFixture {
  static String release = "";

  @TempDir Path folder;

  @BeforeAll
  static void headers() {
    release = InstalledHeaders.releaseOrSkip();
  }

  KbuildModuleBuilder builder() {
    return new KbuildModuleBuilder(KernelHeaders.system(), folder.resolve("cache"));
  }

  ModuleBuilder.Result build(Patch patch) {
    return builder().build(PatchText.request(patch, release), Deadline.in(Duration.ofMinutes(2)));
  }

  List<Diagnostic> errors(BuildRequest request) {
    return assertThrows(
            DiagnosticException.class,
            () -> builder().build(request, Deadline.in(Duration.ofMinutes(2))))
        .diagnostics();
  }

  static String place(Diagnostic diagnostic) {
    return diagnostic.span().orElseThrow().place();
  }
}
