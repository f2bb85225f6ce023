package org.liveseam.runtime.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.model.PatchId;

/**
 * A target at one moment.
 *
 * @param patches every live patch, ours or foreign, oldest first where the target tells
 * @param loadedModules names of all loaded modules, as the kernel spells them
 * @param idleModules modules with our marker that are loaded but not among the patches: disabled
 *     and not yet removed
 * @param restrictions what hinders loading
 * @param taint the kernel's taint mask; -1 if it cannot be read
 */
public record TargetState(
    List<LivePatch> patches,
    Set<String> loadedModules,
    List<PatchId> idleModules,
    Restrictions restrictions,
    long taint) {
  public TargetState {
    patches = List.copyOf(patches);
    loadedModules = Set.copyOf(loadedModules);
    idleModules = List.copyOf(idleModules);
  }

  /** The patch whose transition is under way. */
  public Optional<LivePatch> transition() {
    return patches.stream().filter(LivePatch::inTransition).findFirst();
  }

  /** Our patch of that name; the newest if there are several. */
  public Optional<LivePatch> ours(String patchName) {
    return patches.stream()
        .filter(patch -> patch.id().map(id -> id.name().equals(patchName)).orElse(false))
        .reduce((older, newer) -> newer);
  }

  /** Modules of that patch that lost it: disabled, never removed. */
  public List<PatchId> idle(String patchName) {
    return idleModules.stream().filter(id -> id.name().equals(patchName)).toList();
  }

  /** Names of everything that carries our marker, the newest first. */
  public List<String> namesOfOurs() {
    return Stream.concat(
            patches.reversed().stream().flatMap(patch -> patch.id().stream()), idleModules.stream())
        .map(PatchId::name)
        .distinct()
        .toList();
  }

  /** The same once nothing of that name is there any more. */
  public TargetState without(String patchName) {
    return new TargetState(
        patches.stream().filter(patch -> !patch.name().equals(patchName)).toList(),
        loadedModules,
        idleModules.stream().filter(id -> !id.name().equals(patchName)).toList(),
        restrictions,
        taint);
  }

  /**
   * What the target lists.
   *
   * @param module the name it is listed by
   * @param id who it is, if it carries our marker
   * @param replaced whether it took others back when it came; empty if the target does not tell
   */
  public record LivePatch(
      String module,
      Optional<PatchId> id,
      boolean enabled,
      boolean inTransition,
      Optional<Boolean> replaced,
      List<PatchedObject> objects) {
    public LivePatch {
      objects = List.copyOf(objects);
    }

    /** The patch's own name, or the module's if it is foreign. */
    public String name() {
      return id.map(PatchId::name).orElse(module);
    }

    /** Whether it replaces that function. */
    public boolean replaces(String object, String function) {
      return objects.stream()
          .anyMatch(
              o ->
                  o.name().equals(object)
                      && o.functions().stream().anyMatch(f -> f.name().equals(function)));
    }
  }

  /**
   * @param patched whether the object is loaded and redirected; empty if the target does not tell
   */
  public record PatchedObject(
      String name, Optional<Boolean> patched, List<PatchedFunction> functions) {
    public PatchedObject {
      functions = List.copyOf(functions);
    }
  }

  /**
   * What hinders loading; {@code false} or empty also where it could not be read.
   *
   * @param lockdown {@code integrity} or {@code confidentiality}; empty for none
   */
  public record Restrictions(
      boolean ftraceDisabled,
      boolean modulesDisabled,
      boolean signaturesEnforced,
      String lockdown) {
    /** Nothing hinders. */
    public static final Restrictions NONE = new Restrictions(false, false, false, "");

    /**
     * Every reason why the target would not load a module.
     *
     * @param signed whether the module carries a signature; whether that is trusted, only loading
     *     tells
     */
    public List<Diagnostic> refusals(boolean signed) {
      var all = new ArrayList<Diagnostic>();
      if (ftraceDisabled) {
        all.add(Diagnostic.of(TargetErrors.FTRACE_DISABLED).help("sysctl kernel.ftrace_enabled=1"));
      }
      if (modulesDisabled) {
        all.add(Diagnostic.of(PolicyErrors.MODULES_DISABLED));
      }
      // Each is enough by itself; lockdown does not show in the module loader's own switch.
      if (!signed && signaturesEnforced) {
        all.add(Diagnostic.of(PolicyErrors.SIGNATURES, "module.sig_enforce is on"));
      } else if (!signed && !lockdown.isEmpty()) {
        all.add(Diagnostic.of(PolicyErrors.SIGNATURES, "lockdown is `" + lockdown + "`"));
      }
      return all;
    }
  }
}
