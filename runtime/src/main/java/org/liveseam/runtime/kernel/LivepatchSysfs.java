package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.target.PatchedFunction;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TargetState.PatchedObject;

/**
 * Reads {@code /sys/kernel/livepatch}, as Documentation/ABI/testing/sysfs-kernel-livepatch
 * describes it:
 *
 * <pre>
 *   PATCH/enabled         0 or 1
 *   PATCH/transition      0 or 1                          since 4.12
 *   PATCH/replace         0 or 1                          since 6.11
 *   PATCH/OBJECT/patched  whether the object is loaded    since 6.1
 *   PATCH/OBJECT/FUNCTION,SYMPOS/
 * </pre>
 */
final class LivepatchSysfs {
  private final KernelRoots roots;

  LivepatchSysfs(KernelRoots roots) {
    this.roots = roots;
  }

  /**
   * Every patch, oldest first.
   *
   * @param newestFirst the loaded modules: a patch is enabled by its module's initialisation, so
   *     they are in the order of the kernel's own stack of patches
   */
  List<LivePatch> patches(List<String> newestFirst) throws IOException {
    var patches = new ArrayList<LivePatch>();
    for (String module : Attributes.names(roots.livepatch())) {
      if (ModuleNames.valid(module)) {
        patch(module).ifPresent(patches::add);
      }
    }
    patches.sort(Comparator.comparingInt(patch -> -newestFirst.indexOf(patch.module())));
    return patches;
  }

  /** Which of the patch's files say what; empty if the patch is gone. */
  Optional<Switch> state(String module) throws IOException {
    Optional<String> enabled = Attributes.read(roots.livepatch(module).resolve("enabled"));
    // Without a transition file tasks switch at once.
    boolean moving = Attributes.flag(roots.livepatch(module).resolve("transition")).orElse(false);
    return enabled.map(text -> new Switch(text.equals("1"), moving));
  }

  /**
   * @param enabled which way the patch goes, or stands
   * @param inTransition whether tasks are still to switch
   */
  record Switch(boolean enabled, boolean inTransition) {}

  /** Who a module is by its MODULE_VERSION; empty if it is not one that we named and marked. */
  Optional<PatchId> marker(String module) {
    return Attributes.readable(roots.module(module).resolve("version"))
        .flatMap(PatchId::fromMarker)
        .filter(id -> id.moduleName().equals(module));
  }

  private Optional<LivePatch> patch(String module) throws IOException {
    Optional<Switch> before = state(module);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    var objects = new ArrayList<PatchedObject>();
    for (String object : Attributes.names(roots.livepatch(module))) {
      List<PatchedFunction> functions = functions(module, object);
      if (!functions.isEmpty()) {
        objects.add(
            new PatchedObject(
                object,
                Attributes.flag(roots.livepatch(module).resolve(object).resolve("patched")),
                functions));
      }
    }
    Optional<Boolean> replace = Attributes.flag(roots.livepatch(module).resolve("replace"));
    // The folder may have been taken away piece by piece meanwhile; then this is no state to show.
    return state(module)
        .map(
            now ->
                new LivePatch(
                    module, marker(module), now.enabled(), now.inTransition(), replace, objects));
  }

  private List<PatchedFunction> functions(String module, String object) throws IOException {
    Path folder = roots.livepatch(module).resolve(object);
    // Opening one of the patch's files for a listing would be EACCES: sysfs checks modes of root.
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    return Attributes.names(folder).stream()
        .map(LivepatchSysfs::function)
        .flatMap(Optional::stream)
        .toList();
  }

  /** {@code name,position}; the name itself may hold commas no more than C does. */
  static Optional<PatchedFunction> function(String folder) {
    int comma = folder.lastIndexOf(',');
    if (comma <= 0) {
      return Optional.empty();
    }
    OptionalLong position = ProcText.number(folder.substring(comma + 1));
    if (position.isEmpty() || position.getAsLong() < 1 || position.getAsLong() > 1_000_000) {
      return Optional.empty();
    }
    return Optional.of(new PatchedFunction(folder.substring(0, comma), (int) position.getAsLong()));
  }
}
