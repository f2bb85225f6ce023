package org.liveseam.repl.guest;

import org.junit.jupiter.api.Assumptions;
import org.liveseam.runtime.target.Requirement;
import org.liveseam.runtime.vm.GuestHost;
import org.liveseam.runtime.vm.VmTargetProvider;

/** What tests with a real kernel need of this machine. */
final class GuestNeeds {
  private GuestNeeds() {}

  /** The newest kernel's release; the test is skipped, with what is missing named, without one. */
  static String release() throws Exception {
    for (Requirement needed : new VmTargetProvider().requirements()) {
      Assumptions.assumeTrue(needed.present(), needed.what() + " is missing: " + needed.fix());
    }
    String release =
        GuestHost.local(java.nio.file.Path.of(System.getProperty("java.io.tmpdir")))
            .kernels()
            .newestWithLivepatch()
            .orElseThrow()
            .release();
    Assumptions.assumeTrue(
        java.nio.file.Files.exists(java.nio.file.Path.of("/lib/modules", release, "build")),
        "kernel headers are missing: apt-get install linux-headers-" + release);
    return release;
  }
}
