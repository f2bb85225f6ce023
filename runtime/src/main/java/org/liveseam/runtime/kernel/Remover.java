package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.os.Errno;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;

/**
 * Unloads a patch that is disabled. The kernel cleans up behind a transition by itself: first the
 * patch's folder goes (klp_free_patch_work_fn), then the module's reference, then delete_module(2)
 * works.
 */
final class Remover {
  private static final Duration STEP = Duration.ofMillis(10);

  private final Kernel kernel;
  private final LivepatchSysfs sysfs;

  Remover(Kernel kernel, LivepatchSysfs sysfs) {
    this.kernel = kernel;
    this.sysfs = sysfs;
  }

  void remove(String module, Deadline deadline) throws IOException {
    if (!isLivepatch(module)) {
      throw Diagnostic.of(StateErrors.NOT_OURS, module).note("it is no live patch").raise();
    }
    // The name a message uses: once the module is gone, nothing tells it any more.
    String name = sysfs.marker(module).map(id -> id.name()).orElse(module);
    String waiting = "";
    while (true) {
      Optional<LivepatchSysfs.Switch> patch = sysfs.state(module);
      if (patch.isPresent() && patch.get().enabled()) {
        throw refused(name, "it is enabled");
      }
      if (patch.isPresent()) {
        waiting =
            patch.get().inTransition()
                ? "its transition is not over"
                : "the kernel has not let go of it yet";
      } else {
        Optional<Errno> failure = delete(module, deadline);
        if (failure.isEmpty() || failure.get().is(Errno.ENOENT)) {
          return;
        }
        Errno errno = failure.get();
        if (errno.is(Errno.EPERM)) {
          throw Diagnostic.of(
                  PolicyErrors.NO_PRIVILEGE,
                  "unload a kernel module",
                  Privileges.Capability.SYS_MODULE)
              .raise();
        }
        if (!errno.is(Errno.EAGAIN) && !errno.is(Errno.EBUSY)) {
          throw refused(name, errno.toString());
        }
        waiting = errno.toString();
      }
      if (deadline.passed()) {
        throw refused(name, waiting + ", after " + deadline.length().toMillis() / 1000.0 + " s");
      }
      pause(name);
    }
  }

  /**
   * The kernel marks a module as a live patch by its own taint flag, K, which stays when the
   * patch's folder is gone. A module that is not there counts: then there is nothing to do.
   */
  private boolean isLivepatch(String module) throws IOException {
    return sysfs.state(module).isPresent()
        || Attributes.read(kernel.roots().module(module).resolve("taint"))
            .map(taint -> taint.contains("K"))
            .orElse(true);
  }

  private Optional<Errno> delete(String module, Deadline deadline) {
    try {
      kernel.bounded().run("delete_module", deadline, () -> kernel.posix().deleteModule(module));
      return Optional.empty();
    } catch (SystemCallException e) {
      return Optional.of(e.errno());
    }
  }

  private static void pause(String name) {
    if (Clock.SYSTEM.sleep(STEP, new Cancellation())) {
      throw Diagnostic.of(
              TransitionErrors.INTERRUPTED, name, "unloaded", "its module is still loaded")
          .raise();
    }
  }

  private static RuntimeException refused(String name, String why) {
    return Diagnostic.of(TransitionErrors.UNLOAD_REFUSED, name, why).raise();
  }
}
