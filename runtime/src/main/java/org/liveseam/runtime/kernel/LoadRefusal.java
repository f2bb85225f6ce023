package org.liveseam.runtime.kernel;

import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.os.Errno;
import org.liveseam.runtime.target.TargetState;

/** What init_module(2)'s error means, from the number, the log and what can be seen afterwards. */
final class LoadRefusal {
  private static final int QUOTED = 20;
  // pr_warn in __klp_enable_patch, kernel/livepatch/core.c.
  private static final String CALLBACK = "pre-patch callback failed for object";
  private static final int ENOKEY = 126;
  private static final int EKEYEXPIRED = 127;
  private static final int EKEYREVOKED = 128;
  private static final int NOTICE = 5;

  private final Preflight preflight;

  LoadRefusal(Preflight preflight) {
    this.preflight = preflight;
  }

  /**
   * @param said what the kernel logged during the call; empty if that cannot be seen
   * @param after what is there now
   */
  Diagnostic explain(PatchId id, Errno errno, List<Line> said, TargetState after) {
    return meaning(id, errno, said, after).kernel(quote(id.moduleName(), said));
  }

  private Diagnostic meaning(PatchId id, Errno errno, List<Line> said, TargetState after) {
    if (said.stream().anyMatch(line -> line.text().contains(CALLBACK))) {
      return Diagnostic.of(TransitionErrors.CALLBACK_REFUSED, id.name(), errno);
    }
    Diagnostic refused = Diagnostic.of(TransitionErrors.LOAD_REFUSED, id.name(), errno);
    return switch (errno.number()) {
      case Errno.EPERM ->
          Preflight.restriction(after.restrictions(), false).orElseGet(Preflight::loadPrivilege);
      case Errno.EKEYREJECTED, ENOKEY, EKEYEXPIRED, EKEYREVOKED ->
          Diagnostic.of(PolicyErrors.SIGNATURES, errno);
      case Errno.EEXIST ->
          after.loadedModules().contains(id.moduleName())
              ? Diagnostic.of(StateErrors.MODULE_LOADED, id.moduleName())
              : refused;
      case Errno.EBUSY ->
          preflight
              .transition(after)
              .or(() -> Preflight.restriction(after.restrictions(), true))
              .orElseGet(
                  () ->
                      refused.note(
                          "another user of ftrace may hold one of the functions: a kprobe that"
                              + " changes registers, or another patching tool"));
      default -> refused;
    };
  }

  /** The kernel's words worth quoting: notices and worse, and whatever names the module. */
  static List<String> quote(String module, List<Line> said) {
    return said.stream()
        .filter(
            line ->
                line.level() <= NOTICE
                    || line.text().contains(module)
                    || line.text().startsWith("livepatch: "))
        .map(Line::text)
        .limit(QUOTED)
        .toList();
  }
}
