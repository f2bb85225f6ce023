package org.liveseam.runtime.kernel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.Restrictions;

/** The kernel's refusals that can be seen coming. Several of them it makes without a word. */
final class Preflight {
  // What scripts/sign-file appends last; include/linux/module_signature.h.
  private static final byte[] SIGNED =
      "~Module signature appended~\n".getBytes(StandardCharsets.US_ASCII);

  private final KernelRoots roots;
  private final TargetInfo info;

  Preflight(KernelRoots roots, TargetInfo info) {
    this.roots = roots;
    this.info = info;
  }

  /** Why live patches are not there at all. */
  Optional<Diagnostic> livepatch() {
    if (Files.isDirectory(roots.livepatch())) {
      return Optional.empty();
    }
    return Optional.of(Diagnostic.of(TargetErrors.NO_LIVEPATCH, info.release()));
  }

  /** Why this module would not be loaded; empty if nothing speaks against it. */
  Optional<Diagnostic> load(String module, byte[] image, TargetState state, Privileges privileges) {
    return livepatch()
        .or(() -> privilege(privileges))
        .or(() -> restriction(state.restrictions(), signed(image)))
        .or(() -> transition(state))
        .or(() -> loaded(module, state));
  }

  /** A restriction that hinders loading. */
  static Optional<Diagnostic> restriction(Restrictions restrictions, boolean signed) {
    return restrictions.refusals(signed).stream().findFirst();
  }

  /** Another transition that stands in the way. */
  Optional<Diagnostic> transition(TargetState state) {
    return state.transition().map(patch -> another(patch.name()));
  }

  Diagnostic another(String patch) {
    return Diagnostic.of(TransitionErrors.ANOTHER_TRANSITION, patch, info.spec());
  }

  static boolean signed(byte[] image) {
    int from = image.length - SIGNED.length;
    return from >= 0 && Arrays.equals(image, from, image.length, SIGNED, 0, SIGNED.length);
  }

  private static Optional<Diagnostic> privilege(Privileges privileges) {
    return privileges.has(Privileges.Capability.SYS_MODULE)
        ? Optional.empty()
        : Optional.of(loadPrivilege());
  }

  static Diagnostic loadPrivilege() {
    return Diagnostic.of(
        PolicyErrors.NO_PRIVILEGE, "load a kernel module", Privileges.Capability.SYS_MODULE);
  }

  private static Optional<Diagnostic> loaded(String module, TargetState state) {
    if (!state.loadedModules().contains(module)) {
      return Optional.empty();
    }
    List<String> idle = state.idleModules().stream().map(id -> id.moduleName()).toList();
    Diagnostic error = Diagnostic.of(StateErrors.MODULE_LOADED, module);
    return Optional.of(
        idle.contains(module)
            ? error.note("it is a disabled patch of ours that was not removed")
            : error);
  }
}
