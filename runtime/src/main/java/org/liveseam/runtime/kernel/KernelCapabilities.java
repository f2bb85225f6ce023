package org.liveseam.runtime.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.os.Errno;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Capabilities.Feature;
import org.liveseam.runtime.target.Capabilities.MissingPrivilege;
import org.liveseam.runtime.target.Capabilities.Verb;

/** Probes what the kernel offers and what this process may do with it. */
final class KernelCapabilities {
  private final Kernel kernel;
  private final Symbols symbols;

  KernelCapabilities(Kernel kernel, Symbols symbols) {
    this.kernel = kernel;
    this.symbols = symbols;
  }

  Capabilities probe() {
    boolean perTask = Files.exists(kernel.roots().proc().resolve("self/patch_state"));
    var refused = new EnumMap<Model, String>(Model.class);
    refused.put(Model.STOP_MACHINE, "the kernel switches task by task, while they run");
    refused.put(Model.IMMEDIATE, "the kernel waits for each task to be outside of the functions");
    if (!perTask) {
      refused.put(Model.PER_TASK, "tasks have no patch_state in /proc");
    }
    return new Capabilities(
        perTask ? Set.of(Model.PER_TASK) : Set.of(), refused, features(perTask), missing());
  }

  private Set<Feature> features(boolean perTask) {
    var features = EnumSet.noneOf(Feature.class);
    if (perTask) {
      features.add(Feature.TASK_STATES);
    }
    // Atomic replace came with klp_unpatch_replaced_patches and is younger than callbacks; the
    // name serves where the kernel carries no type information.
    boolean replaces = hasMember("klp_patch", "replace") || has("klp_unpatch_replaced_patches");
    if (replaces) {
      features.add(Feature.REPLACE);
    }
    if (replaces || hasMember("klp_object", "callbacks")) {
      features.add(Feature.CALLBACKS);
    }
    return features;
  }

  private boolean hasMember(String struct, String member) {
    return symbols.get().struct(struct).flatMap(layout -> layout.member(member)).isPresent();
  }

  private boolean has(String function) {
    return !symbols.get().functions(KernelSymbols.VMLINUX, function).isEmpty();
  }

  private List<MissingPrivilege> missing() {
    Privileges mine = privileges(kernel.roots());
    var missing = new ArrayList<MissingPrivilege>();
    if (!mine.has(Privileges.Capability.SYS_MODULE)) {
      missing.add(new MissingPrivilege(Verb.LOAD, "CAP_SYS_MODULE"));
    }
    if (!mine.writesRootFiles()) {
      missing.add(new MissingPrivilege(Verb.SWITCH, "root (or CAP_DAC_OVERRIDE)"));
    }
    // The first task is root's: who may see that one may see all.
    if (!reads(kernel.roots().proc().resolve("1/patch_state"))) {
      missing.add(new MissingPrivilege(Verb.SEE_TASKS, "root (or CAP_SYS_PTRACE)"));
    }
    if (!reads(kernel.roots().kmsg())) {
      missing.add(new MissingPrivilege(Verb.READ_LOG, "CAP_SYSLOG"));
    }
    if (!reads(traceable(kernel.roots()))) {
      missing.add(
          new MissingPrivilege(Verb.SEE_TRACEABLE, "root (or CAP_DAC_READ_SEARCH), and tracefs"));
    }
    return missing;
  }

  static Privileges privileges(KernelRoots roots) {
    return Privileges.parse(Attributes.readable(roots.proc().resolve("self/status")).orElse(""));
  }

  private static Path traceable(KernelRoots roots) {
    Path own = roots.sys().resolve("kernel/tracing/available_filter_functions");
    return Files.exists(own)
        ? own
        : roots.sys().resolve("kernel/debug/tracing/available_filter_functions");
  }

  /** Whether it can be opened, and read if there is something: tried, because modes do not tell. */
  private boolean reads(Path file) {
    try (var descriptor = kernel.posix().open(file, Posix.Mode.READ_NOW)) {
      descriptor.read(KmsgDevice.RECORD);
      return true;
    } catch (SystemCallException e) {
      return e.errno().isAny(Errno.EAGAIN, Errno.EPIPE);
    }
  }
}
