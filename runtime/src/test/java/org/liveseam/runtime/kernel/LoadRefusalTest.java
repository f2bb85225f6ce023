package org.liveseam.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.os.Errno;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TargetState.Restrictions;

/** The kernel's words are those of Linux 6.1, as it logged them. */
final class LoadRefusalTest {
  private static final PatchId ID = new PatchId("refuse", "1.0", "2123456789ab");
  private static final int EKEYREJECTED = 129;

  private static Diagnostic explain(int errno, TargetState after, String... said) {
    var info = new TargetInfo("kernel", "kernel", "6.1.0-56-amd64", "x86_64");
    var preflight = new Preflight(KernelRoots.below(Path.of("/nonexistent")), info);
    List<Line> lines =
        Arrays.stream(said)
            .map(text -> new Line(1, 1, text.startsWith("debug") ? 7 : 4, text))
            .toList();
    return new LoadRefusal(preflight).explain(ID, Errno.of(errno), lines, after);
  }

  private static TargetState state(Restrictions restrictions, LivePatch... patches) {
    var modules = Set.copyOf(Stream.of(patches).map(LivePatch::module).toList());
    return new TargetState(List.of(patches), modules, List.of(), restrictions, 0);
  }

  private static LivePatch patch(String module, boolean moving) {
    return new LivePatch(module, Optional.empty(), true, moving, Optional.empty(), List.of());
  }

  private static void assertCode(String code, Diagnostic diagnostic) {
    assertEquals(code, diagnostic.code().id(), diagnostic::message);
  }

  @Test
  void aCallbackThatRefusesIsNamedWithItsError() {
    Diagnostic why =
        explain(
            16,
            state(Restrictions.NONE),
            "livepatch: enabling patch 'seam_refuse_2123456789ab'",
            "livepatch: pre-patch callback failed for object 'vmlinux'",
            "debug noise of another driver",
            "livepatch: failed to enable patch 'seam_refuse_2123456789ab'");
    assertCode("E3005", why);
    assertEquals(
        "`before patch` of `refuse` refused: EBUSY (Device or resource busy)", why.message());
    assertEquals(3, why.kernel().size());
  }

  @Test
  void quotesTheKernel() {
    Diagnostic why =
        explain(
            22, state(Restrictions.NONE), "livepatch: symbol 'no_such' not found in symbol table");
    assertCode("E3004", why);
    assertEquals(List.of("livepatch: symbol 'no_such' not found in symbol table"), why.kernel());
  }

  @Test
  void notPermittedIsExplainedByWhatIsSwitchedOff() {
    assertCode("E5001", explain(Errno.EPERM, state(Restrictions.NONE)));
    assertCode("E5003", explain(Errno.EPERM, state(new Restrictions(false, true, false, ""))));
    assertCode(
        "E5002", explain(Errno.EPERM, state(new Restrictions(false, false, false, "integrity"))));
    assertCode("E5002", explain(EKEYREJECTED, state(Restrictions.NONE)));
  }

  @Test
  void busyIsExplainedByWhatIsUnderWay() {
    Diagnostic why = explain(Errno.EBUSY, state(Restrictions.NONE, patch("vendor", true)));
    assertCode("E3003", why);
    assertTrue(why.message().contains("vendor"));
    assertCode("E1012", explain(Errno.EBUSY, state(new Restrictions(true, false, false, ""))));
    Diagnostic unknown = explain(Errno.EBUSY, state(Restrictions.NONE, patch("vendor", false)));
    assertCode("E3004", unknown);
    assertEquals(1, unknown.notes().size());
  }

  @Test
  void existsMeansTheModuleOnlyIfItDoes() {
    assertCode(
        "E4002", explain(Errno.EEXIST, state(Restrictions.NONE, patch(ID.moduleName(), false))));
    assertCode("E3004", explain(Errno.EEXIST, state(Restrictions.NONE)));
  }
}
