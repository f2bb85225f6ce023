package org.liveseam.runtime.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogPage;
import org.liveseam.runtime.target.PatchedFunction;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TargetState.PatchedObject;
import org.liveseam.runtime.target.TargetState.Restrictions;
import org.liveseam.runtime.target.TransitionStatus;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/** What is read, on folders that look like a kernel's; what is done, a guest's kernel shows. */
final class KernelTargetTest {
  private static final PatchId HIDE = new PatchId("hide", "1.2", "0123456789ab");
  private static final String MODULE = HIDE.moduleName();

  @TempDir Path root;
  private SysTree tree;
  private KernelTarget target;

  @BeforeEach
  void open() throws IOException {
    tree = new SysTree(root);
    target =
        new KernelTarget(
            new TargetInfo("kernel", "kernel", "6.1.0-56-amd64", "x86_64"),
            tree.roots(),
            Posix.load(),
            () -> {
              throw new IllegalStateException("no symbols here");
            });
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  private static void fails(String code, Runnable call) {
    var error = assertThrows(DiagnosticException.class, call::run);
    assertEquals(code, error.diagnostics().get(0).code().id(), error::getMessage);
  }

  @Test
  void observesPatchesOldestFirst() {
    tree.patch(MODULE, 1, 1, "show,1", "show,2", "f.isra.0,1")
        .module(MODULE, HIDE.marker())
        .patch("vendor_fix", 0, 0, "g,1")
        .file("sys/kernel/livepatch/vendor_fix/replace", "1\n")
        .file("proc/modules", MODULE + " 16384 1 - Live 0\nvendor_fix 1 1 - Live 0\n")
        .file("proc/sys/kernel/tainted", "36864\n");
    TargetState state = target.observe(soon());
    assertEquals(
        List.of(
            new LivePatch(
                "vendor_fix",
                Optional.empty(),
                false,
                false,
                Optional.of(true),
                List.of(
                    new PatchedObject(
                        "vmlinux", Optional.of(true), List.of(new PatchedFunction("g", 1))))),
            new LivePatch(
                MODULE,
                Optional.of(HIDE),
                true,
                true,
                Optional.empty(),
                List.of(
                    new PatchedObject(
                        "vmlinux",
                        Optional.of(true),
                        List.of(
                            new PatchedFunction("f.isra.0", 1),
                            new PatchedFunction("show", 1),
                            new PatchedFunction("show", 2)))))),
        state.patches());
    assertEquals(Set.of(MODULE, "vendor_fix"), state.loadedModules());
    assertEquals(Restrictions.NONE, state.restrictions());
    assertEquals(36864, state.taint());
  }

  @Test
  void findsModulesOfOursThatWereNotRemoved() {
    String other = "seam_other_0123456789ab";
    tree.module(MODULE, HIDE.marker())
        .module(other, HIDE.marker())
        .file("proc/modules", MODULE + " 1 0 - Live 0\n" + other + " 1 0 - Live 0\n");
    assertEquals(List.of(HIDE), target.observe(soon()).idleModules());
  }

  @Test
  void seesWhatHindersLoading() {
    tree.file("sys/module/module/parameters/sig_enforce", "Y\n")
        .file("sys/kernel/security/lockdown", "none [integrity] confidentiality\n")
        .file("proc/sys/kernel/ftrace_enabled", "0\n")
        .file("proc/sys/kernel/modules_disabled", "1\n");
    assertEquals(
        new Restrictions(true, true, true, "integrity"), target.observe(soon()).restrictions());
  }

  @Test
  void refusesAKernelWithoutLivePatches() throws IOException {
    Files.delete(tree.roots().livepatch());
    fails("E1010", () -> target.observe(soon()));
    fails("E1010", () -> target.capabilities(soon()));
  }

  @Test
  void countsTasksThatHaveNotSwitched() {
    tree.patch(MODULE, 1, 1, "show,1")
        .task(1, 1, "1", "init")
        .task(20, 20, "0", "stall (kt) x")
        .task(20, 21, "0", "evil\u001b[2J")
        .task(30, 30, "-1", "idle");
    assertEquals(
        new TransitionStatus(
            true,
            true,
            true,
            2,
            List.of(new Blocker(20, "stall (kt) x"), new Blocker(21, "evil?[2J"))),
        target.transition(MODULE, soon()));
    tree.patch(MODULE, 0, 1, "show,1");
    assertEquals(1, target.transition(MODULE, soon()).tasksLeft());
    tree.patch(MODULE, 0, 0, "show,1");
    assertEquals(
        new TransitionStatus(true, false, false, 0, List.of()), target.transition(MODULE, soon()));
    assertEquals(TransitionStatus.ABSENT, target.transition("seam_none", soon()));
  }

  @Test
  void doesNotLookAtTasksWithoutTime() {
    tree.patch(MODULE, 1, 1, "show,1").task(1, 1, "0", "init");
    fails("E1015", () -> target.transition(MODULE, Deadline.in(Duration.ZERO)));
  }

  @Test
  void switchesByWritingEnabled() throws IOException {
    tree.patch(MODULE, 1, 0, "show,1");
    Path enabled = tree.roots().livepatch(MODULE).resolve("enabled");
    target.setEnabled(MODULE, true, soon());
    assertEquals("1\n", Files.readString(enabled));
    target.setEnabled(MODULE, false, soon());
    assertEquals("0\n", Files.readString(enabled));
    target.setEnabled("seam_none", false, soon());
    fails("E3008", () -> target.setEnabled("seam_none", true, soon()));
  }

  @Test
  void forcesByWritingForce() throws IOException {
    tree.patch(MODULE, 1, 1, "show,1");
    target.force(MODULE, soon());
    assertEquals("1", Files.readString(tree.roots().livepatch(MODULE).resolve("force")).strip());
    tree.patch(MODULE, 1, 0, "show,1");
    fails("E3008", () -> target.force(MODULE, soon()));
    fails("E3008", () -> target.force("seam_none", soon()));
    assertThrows(IllegalArgumentException.class, () -> target.force("../../x", soon()));
  }

  @Test
  void neverLeavesSysfsByAName() {
    assertThrows(IllegalArgumentException.class, () -> target.setEnabled("../../x", true, soon()));
    assertThrows(IllegalArgumentException.class, () -> target.remove("a/b", soon()));
    assertThrows(IllegalArgumentException.class, () -> target.transition("..", soon()));
  }

  @Test
  void removesOnlyLivePatches() {
    tree.file("sys/module/ext4/taint", "\n");
    fails("E4003", () -> target.remove("ext4", soon()));
    tree.patch(MODULE, 1, 0, "show,1");
    fails("E3006", () -> target.remove(MODULE, soon()));
    tree.patch(MODULE, 0, 1, "show,1");
    fails("E3006", () -> target.remove(MODULE, Deadline.in(Duration.ofMillis(30))));
  }

  @Test
  void foreseesRefusals() {
    Payload payload = new Payload(HIDE, new byte[64], List.of(), false);
    tree.file("proc/self/status", "Uid:\t1\t1\t1\t1\nCapEff:\t0\n");
    fails("E5001", () -> target.prepare(payload, soon()));
    new SysTree(root).file("proc/sys/kernel/modules_disabled", "1\n");
    fails("E5003", () -> target.prepare(payload, soon()));
    new SysTree(root).file("sys/module/module/parameters/sig_enforce", "Y\n");
    fails("E5002", () -> target.prepare(payload, soon()));
    new SysTree(root).file("sys/kernel/security/lockdown", "none [integrity] x\n");
    fails("E5002", () -> target.prepare(payload, soon()));
    new SysTree(root).file("proc/sys/kernel/ftrace_enabled", "0\n");
    fails("E1012", () -> target.prepare(payload, soon()));
    new SysTree(root).file("proc/modules", MODULE + " 1 1 - Live 0\n");
    fails("E4002", () -> target.prepare(payload, soon()));
    new SysTree(root).patch("vendor_fix", 1, 1, "g,1");
    fails("E3003", () -> target.prepare(payload, soon()));
  }

  @Test
  void aSignedModuleIsTheKernelsToJudge() {
    byte[] image = "code~Module signature appended~\n".getBytes(US_ASCII);
    tree.file("sys/module/module/parameters/sig_enforce", "Y\n");
    target.prepare(new Payload(HIDE, image, List.of(), false), soon()).abandon();
  }

  @Test
  void aTransactionEndsOnce() {
    var transaction = target.prepare(new Payload(HIDE, new byte[64], List.of(), false), soon());
    transaction.abandon();
    assertThrows(IllegalStateException.class, () -> transaction.commit(soon()));
  }

  @Test
  void readsFiles() {
    tree.file("proc/cmdline", "quiet\n");
    assertArrayEquals(
        "quiet\n".getBytes(US_ASCII), target.read(root.resolve("proc/cmdline").toString(), soon()));
    fails("E1013", () -> target.read(root.resolve("none").toString(), soon()));
    fails("E1013", () -> target.read(root.toString(), soon()));
    fails("E1013", () -> target.read("cmdline", soon()));
    fails("E1013", () -> target.read("/a\0b", soon()));
  }

  @Test
  void aFileThatNeverSaysAnythingEndsWithTheDeadline() throws Exception {
    Path pipe = root.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    fails("E1015", () -> target.read(pipe.toString(), Deadline.in(Duration.ofMillis(100))));
  }

  @Test
  void oneTargetAtATimeHoldsTheLock() throws IOException {
    try (var other = new KernelTarget(target.info(), tree.roots(), Posix.load(), () -> null)) {
      target.lock("`seam apply`, pid 17", soon());
      var error = assertThrows(DiagnosticException.class, () -> other.lock("me", soon()));
      assertTrue(error.getMessage().contains("`seam apply`, pid 17"), error.getMessage());
      target.unlock(soon());
      other.lock("me", soon());
      fails("E4001", () -> target.lock("again", soon()));
    }
    target.lock("after close", soon());
    target.close();
    assertEquals(1, target.notes().size(), "no dynamic debug here, and that is said");
  }

  @Test
  void whatTheLogLacksIsToldWithItOnce() {
    tree.file("dev/kmsg", "");
    target.lock("me", soon());
    LogPage page = target.log(-1, soon());
    assertEquals(1, page.notes().size(), "no dynamic debug here");
    assertTrue(page.notes().get(0).startsWith("the log lacks"), page.notes().get(0));
    assertEquals(List.of(), target.log(page.next(), soon()).notes());
  }
}
