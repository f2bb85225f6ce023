package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.os.Errno;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TargetState;

/**
 * Writes a patch's {@code enabled} file: enabled_store in kernel/livepatch/core.c. The opposite of
 * what is under way reverses it; the value that is there already, and 1 for a patch that stands
 * disabled, are EINVAL; anything else during another patch's transition is EBUSY. And its {@code
 * force} file, force_store: EINVAL for a patch that is not in transition.
 */
final class Switcher {
  private final Kernel kernel;
  private final LivepatchSysfs sysfs;
  private final Preflight preflight;
  private final Supplier<TargetState> state;

  Switcher(Kernel kernel, LivepatchSysfs sysfs, Preflight preflight, Supplier<TargetState> state) {
    this.kernel = kernel;
    this.sysfs = sysfs;
    this.preflight = preflight;
    this.state = state;
  }

  void set(String module, boolean enabled, Deadline deadline) throws IOException {
    Optional<LivepatchSysfs.Switch> before = sysfs.state(module);
    if (before.isEmpty() ? !enabled : before.get().enabled() == enabled) {
      return;
    }
    Path file = kernel.roots().livepatch(module).resolve("enabled");
    byte[] value = (enabled ? "1" : "0").getBytes(StandardCharsets.US_ASCII);
    try (var words = Words.from(kernel.posix(), kernel.roots().kmsg())) {
      try {
        kernel.bounded().run("enabled", deadline, () -> write(file, value));
      } catch (SystemCallException e) {
        // Gone, or there already, by itself or by another hand, since we looked.
        Optional<LivepatchSysfs.Switch> now = sysfs.state(module);
        if (now.isEmpty() ? !enabled : now.get().enabled() == enabled) {
          return;
        }
        throw refusal(module, enabled ? "enable" : "disable", e.errno(), now)
            .kernel(LoadRefusal.quote(module, words.since()))
            .raise();
      }
    }
  }

  void force(String module, Deadline deadline) throws IOException {
    Path file = kernel.roots().livepatch(module).resolve("force");
    Optional<LivepatchSysfs.Switch> now = sysfs.state(module);
    if (now.isEmpty() || !now.get().inTransition()) {
      throw refusal(module, "force", Errno.of(Errno.EINVAL), now).raise();
    }
    try {
      kernel
          .bounded()
          .run("force", deadline, () -> write(file, "1".getBytes(StandardCharsets.US_ASCII)));
    } catch (SystemCallException e) {
      throw refusal(module, "force", e.errno(), now).raise();
    }
  }

  private void write(Path file, byte[] value) throws SystemCallException {
    try (var descriptor = kernel.posix().open(file, Posix.Mode.WRITE)) {
      descriptor.write(value);
    }
  }

  private Diagnostic refusal(
      String module, String verb, Errno errno, Optional<LivepatchSysfs.Switch> now) {
    String name = sysfs.marker(module).map(id -> id.name()).orElse(module);
    Diagnostic refused = Diagnostic.of(TransitionErrors.SWITCH_REFUSED, verb, name, errno);
    return switch (errno.number()) {
      case Errno.EACCES, Errno.EPERM ->
          Diagnostic.of(
              PolicyErrors.NO_PRIVILEGE, verb + " a live patch", "root (or CAP_DAC_OVERRIDE)");
      case Errno.EBUSY -> preflight.transition(state.get()).orElse(refused);
      case Errno.EINVAL ->
          verb.equals("enable") && now.isPresent() && !now.get().inTransition()
              ? refused.note(
                  "since Linux 5.1 a patch that was disabled is enabled by loading it again")
              : refused;
      default -> refused;
    };
  }
}
