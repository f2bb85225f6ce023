package org.liveseam.runtime.kernel;

import org.liveseam.runtime.target.TargetState.Restrictions;

/** Reads what hinders loading. */
final class Restricting {
  private final KernelRoots roots;

  Restricting(KernelRoots roots) {
    this.roots = roots;
  }

  Restrictions read() {
    return new Restrictions(
        // The flag may count further than 1; only 0 is off.
        Attributes.readable(roots.sysctl("ftrace_enabled")).filter("0"::equals).isPresent(),
        Attributes.flag(roots.sysctl("modules_disabled")).orElse(false),
        Attributes.flag(roots.sys().resolve("module/module/parameters/sig_enforce")).orElse(false),
        Attributes.readable(roots.sys().resolve("kernel/security/lockdown"))
            .map(ProcText::lockdown)
            .orElse(""));
  }

  /** The kernel's taint mask; -1 if it cannot be read. */
  long taint() {
    return Attributes.readable(roots.sysctl("tainted"))
        .map(text -> ProcText.number(text).orElse(-1))
        .orElse(-1L);
  }
}
