package org.liveseam.runtime.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.kernel.Privileges.Capability;
import org.liveseam.runtime.target.Requirement;
import org.liveseam.runtime.target.TargetState.Restrictions;

/** What this machine has and lacks for patching its own kernel. */
final class KernelRequirements {
  private static final String CHANGE = "applying and reverting patches";

  private final KernelRoots roots;
  private final String release;

  KernelRequirements(KernelRoots roots, String release) {
    this.roots = roots;
    this.release = release;
  }

  List<Requirement> all() {
    var all = new ArrayList<Requirement>();
    boolean livepatch = Files.isDirectory(roots.livepatch());
    all.add(
        new Requirement(
            "kernel with livepatch",
            livepatch,
            livepatch ? release : release + " has no " + roots.livepatch(),
            livepatch ? "" : "boot a kernel with CONFIG_LIVEPATCH, or use the target `vm`",
            "everything on `kernel`"));
    Privileges mine = KernelCapabilities.privileges(roots);
    all.add(privilege(mine.has(Capability.SYS_MODULE), "CAP_SYS_MODULE"));
    all.add(privilege(mine.writesRootFiles(), "root's files in /sys/kernel/livepatch"));
    Restrictions restrictions = new Restricting(roots).read();
    all.add(loading(restrictions));
    boolean ftrace = !restrictions.ftraceDisabled();
    all.add(
        new Requirement(
            "ftrace",
            ftrace,
            "kernel.ftrace_enabled=" + (ftrace ? "1" : "0"),
            ftrace ? "" : "sysctl kernel.ftrace_enabled=1",
            CHANGE));
    Path types = roots.sys().resolve("kernel/btf/vmlinux");
    boolean readable = Files.isReadable(types);
    all.add(
        new Requirement(
            "kernel type information",
            readable,
            readable ? types.toString() : types + " cannot be read",
            "",
            "the prototypes of functions"));
    all.addAll(KernelBuilders.requirements(release));
    return all;
  }

  private static Requirement privilege(boolean present, String what) {
    return new Requirement(
        what, present, present ? "held" : "not held", present ? "" : "run as root", CHANGE);
  }

  private static Requirement loading(Restrictions restrictions) {
    String hindrance =
        restrictions.modulesDisabled()
            ? "kernel.modules_disabled=1"
            : restrictions.signaturesEnforced()
                ? "module.sig_enforce is on: only signed modules"
                : restrictions.lockdown().isEmpty()
                    ? ""
                    : "lockdown is " + restrictions.lockdown() + ": only signed modules";
    return new Requirement(
        "loading of modules",
        hindrance.isEmpty(),
        hindrance.isEmpty() ? "allowed" : hindrance,
        hindrance.isEmpty() ? "" : "boot without that restriction, or use the target `vm`",
        CHANGE);
  }
}
