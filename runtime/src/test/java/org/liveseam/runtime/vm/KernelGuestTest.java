package org.liveseam.runtime.vm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.kernel.prebuilt.PrebuiltPatch;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.model.Shadow;
import org.liveseam.runtime.model.State;
import org.liveseam.runtime.model.StateVersion;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts.ObjectPresence;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.LogPage;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TransitionStatus;

/** The kernel target's own steps and refusals, one by one, on a real kernel. */
@Tag("guest")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KernelGuestTest {
  @TempDir static Path cache;
  private static @Nullable Connection guest;

  @BeforeAll
  static void boot() throws IOException {
    String release = GuestMachine.required(cache).kernel().release(); // or skipped
    guest =
        new VmTargetProvider()
            .open(
                TargetSpec.parse("vm:" + release),
                new OpenContext(e -> {}, cache, Duration.ofMinutes(2), new Cancellation(), true));
  }

  @AfterAll
  static void end() {
    if (guest != null) {
      guest.close();
    }
  }

  private static Connection connection() {
    return java.util.Objects.requireNonNull(guest);
  }

  private static Target target() {
    return connection().target();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(60));
  }

  @AfterEach
  void clean() {
    for (LivePatch patch : target().observe(soon()).patches()) {
      takeBack(patch.module());
    }
    for (PatchId id : target().observe(soon()).idleModules()) {
      target().remove(id.moduleName(), soon());
    }
  }

  private static Patch patch(String name, String function, String body, String beforePatch) {
    List<Callback> callbacks =
        beforePatch.isEmpty()
            ? List.of()
            : List.of(new Callback(Callback.Kind.BEFORE_PATCH, c(beforePatch), Patches.HERE));
    var replaced =
        new FunctionPatch(
            function, List.of(), OptionalInt.empty(), c(body), Patches.HERE, Patches.HERE);
    return Patches.patch(
        name,
        List.of(
            new ObjectPatch(new ObjectRef.Vmlinux(), List.of(replaced), callbacks, Patches.HERE)));
  }

  private static Body c(String code) {
    return new Body.InlineC(
        code, List.of(new Body.Include("linux/seq_file.h", Patches.HERE)), Patches.HERE);
  }

  private static Patch hide(String name) {
    return patch(name, "cmdline_proc_show", "seq_puts(m, \"hidden\\n\"); return 0;", "");
  }

  private static Payload build(Patch patch) {
    var queries =
        patch.objects().get(0).functions().stream()
            .map(f -> new FunctionQuery("vmlinux", f.name()))
            .toList();
    var request =
        new BuildRequest(patch, target().info().release(), target().resolve(queries, soon()));
    return connection().builder().build(request, event -> {}, soon());
  }

  private static String load(Patch patch) {
    target().prepare(build(patch), soon()).commit(soon());
    return patch.id().moduleName();
  }

  private static TransitionStatus await(String module, Predicate<TransitionStatus> wanted) {
    Deadline deadline = soon();
    while (true) {
      TransitionStatus now = target().transition(module, deadline);
      if (wanted.test(now)) {
        return now;
      }
      assertFalse(deadline.passed(), () -> "still " + now);
      Clock.SYSTEM.sleep(Duration.ofMillis(100), new Cancellation());
    }
  }

  private static void takeBack(String module) {
    target().setEnabled(module, false, soon());
    await(module, status -> status.settled(false));
    target().remove(module, soon());
  }

  private static Diagnostic refused(String code, Runnable call) {
    var error = assertThrows(DiagnosticException.class, call::run);
    assertEquals(code, error.diagnostics().get(0).code().id(), error::getMessage);
    return error.diagnostics().get(0);
  }

  /** The kernel's own shadow variables behind the generated names, and its rule about states. */
  @Test
  void shadowVariablesCountAndStatesBind() {
    String count =
        """
        extern struct task_struct init_task;
        u32 *shown = shadow_shown_get_or_alloc(&init_task, GFP_KERNEL);
        seq_printf(m, "%u\\n", shown ? ++*shown : 0);
        return 0;
        """;
    var shadow = new Shadow("shown", "u32", "struct task_struct", Patches.HERE);
    Patch counting =
        Patches.withData(
            patch("counting", "cmdline_proc_show", count, ""),
            List.of(new State(new StateVersion(7, 2), Patches.HERE)),
            List.of(shadow));
    String module = load(counting);
    await(module, status -> status.settled(true));
    assertEquals("1\n", new String(target().read("/proc/cmdline", soon()), UTF_8));
    assertEquals("2\n", new String(target().read("/proc/cmdline", soon()), UTF_8));
    LivePatch listed = target().observe(soon()).ours("counting").orElseThrow();
    assertEquals(List.of(new StateVersion(7, 2)), listed.id().orElseThrow().states());

    // What the plan refuses (StatePlanTest) the kernel would, too.
    Patch older = Patches.withState(hide("older"), 7, 1);
    var refused = assertThrows(DiagnosticException.class, () -> load(older));
    assertTrue(refused.diagnostics().get(0).message().contains("EINVAL"), refused.toString());

    String asking =
        "struct klp_state *before = klp_get_prev_state(7);"
            + " return before && before->version == 2"
            + " && klp_get_state(&seam_patch, 7)->version == 3 ? 0 : -EBUSY;";
    Patch free = patch("newer", "version_proc_show", "return 0;", asking);
    String newer =
        load(
            Patches.withData(
                free, List.of(new State(new StateVersion(7, 3), Patches.HERE)), List.of(shadow)));
    await(newer, status -> status.settled(true));
    assertTrue(
        target().observe(soon()).ours("newer").isPresent(), "its callback found both states");
  }

  /** The tables of a real module are read, and it loads under the name and mark of another. */
  @Test
  void aModuleBuiltElsewhereIsLikeAnyOther() {
    byte[] before = target().read("/proc/cmdline", soon());
    Patch source =
        Patches.withState(
            patch(
                "elsewhere",
                "cmdline_proc_show",
                "seq_puts(m, \"hidden\\n\"); return 0;",
                "return 0;"),
            7,
            2);
    Patch vendor =
        PrebuiltPatch.read("vendor", Path.of("/x.ko"), build(source).image(), Patches.HERE);
    assertEquals(target().info().release(), vendor.requires().orElseThrow().pattern());
    assertEquals(
        List.of("cmdline_proc_show"),
        vendor.objects().get(0).functions().stream().map(FunctionPatch::name).toList());
    assertEquals(
        List.of(Callback.Kind.BEFORE_PATCH),
        vendor.objects().get(0).callbacks().stream().map(Callback::kind).toList());
    assertEquals(new StateVersion(7, 2), vendor.states().get(0).state());
    String module = load(vendor);
    await(module, status -> status.settled(true));
    assertArrayEquals("hidden\n".getBytes(UTF_8), target().read("/proc/cmdline", soon()));
    LivePatch seen = target().observe(soon()).ours("vendor").orElseThrow();
    assertEquals(Optional.of(vendor.id()), seen.id());
    assertTrue(seen.replaces("vmlinux", "cmdline_proc_show"));
    takeBack(module);
    assertArrayEquals(before, target().read("/proc/cmdline", soon()));
  }

  @Test
  void tellsWhatTheKernelCanDo() {
    Capabilities capabilities = target().capabilities(soon());
    assertEquals(Set.of(Model.PER_TASK), capabilities.models());
    assertEquals(
        Set.of(Model.STOP_MACHINE, Model.IMMEDIATE), capabilities.refusedModels().keySet());
    assertEquals(
        EnumSet.complementOf(EnumSet.of(Capabilities.Feature.NATIVE)), capabilities.features());
    assertEquals(List.of(), capabilities.missing());
  }

  @Test
  void loadsSwitchesAndRemoves() {
    byte[] before = target().read("/proc/cmdline", soon());
    Patch hide = hide("steps");
    String module = load(hide);
    await(module, status -> status.settled(true));
    assertArrayEquals("hidden\n".getBytes(UTF_8), target().read("/proc/cmdline", soon()));
    LivePatch seen = target().observe(soon()).ours("steps").orElseThrow();
    assertEquals(Optional.of(hide.id()), seen.id());
    assertTrue(seen.enabled() && seen.replaces("vmlinux", "cmdline_proc_show"));
    target().setEnabled(module, true, soon());
    refused("E4002", () -> target().prepare(build(hide), soon()));
    refused("E3006", () -> target().remove(module, soon()));
    takeBack(module);
    target().remove(module, soon());
    target().setEnabled(module, false, soon());
    assertEquals(TransitionStatus.ABSENT, target().transition(module, soon()));
    assertArrayEquals(before, target().read("/proc/cmdline", soon()));
  }

  @Test
  void aModuleThatIsLeftIsFoundAndRemoved() {
    Patch left = hide("left");
    String module = load(left);
    await(module, status -> status.settled(true));
    target().setEnabled(module, false, soon());
    await(module, status -> !status.present());
    TargetState state = target().observe(soon());
    assertEquals(List.of(left.id()), state.idleModules());
    assertTrue(state.loadedModules().contains(module));
    target().remove(module, soon());
    assertEquals(List.of(), target().observe(soon()).idleModules());
  }

  @Test
  void aCallbackThatAnswersAPositiveNumberRefuses() {
    Patch patch = patch("positive", "cmdline_proc_show", "return 0;", "return 1;");
    Payload payload = build(patch);
    Diagnostic why = refused("E3005", () -> target().prepare(payload, soon()).commit(soon()));
    assertTrue(why.message().contains("ECANCELED"), why.message());
    assertTrue(target().observe(soon()).patches().isEmpty());
  }

  @Test
  void aCallbackThatRefusesLeavesNothingBehind() {
    Patch patch = patch("refuses", "cmdline_proc_show", "return 0;", "return -EBUSY;");
    Payload payload = build(patch);
    Diagnostic why = refused("E3005", () -> target().prepare(payload, soon()).commit(soon()));
    assertTrue(why.message().contains("EBUSY"), why.message());
    assertTrue(
        why.kernel().stream().anyMatch(line -> line.contains("pre-patch callback failed")),
        () -> "" + why.kernel());
    assertFalse(target().observe(soon()).loadedModules().contains(patch.id().moduleName()));
  }

  @Test
  void whatIsNoModuleIsRefusedInTheKernelsWords() {
    var payload = new Payload(hide("garbage").id(), new byte[100], List.of(), false);
    Diagnostic why = refused("E3004", () -> target().prepare(payload, soon()).commit(soon()));
    assertTrue(why.message().contains("ENOEXEC"), why.message());
    assertFalse(why.kernel().isEmpty());
  }

  /** kswapd never leaves its own function, so a patch of that never gets through. */
  @Test
  void namesWhoHoldsATransitionUpAndTurnsBack() {
    String module = load(patch("stuck", "kswapd", "return 0;", ""));
    TransitionStatus stuck = await(module, status -> status.tasksLeft() == 1);
    assertEquals("kswapd0", stuck.blockers().get(0).comm());
    assertTrue(stuck.enabled() && stuck.inTransition());
    Diagnostic why = refused("E3003", () -> target().prepare(build(hide("other")), soon()));
    assertTrue(why.message().contains("`stuck`"), why.message());
    refused("E3006", () -> target().remove(module, soon()));
    takeBack(module);
    assertEquals(List.of(), target().observe(soon()).patches());
  }

  @Test
  void knowsFunctionsOfModulesLoadedOrNot() {
    var queries =
        List.of(
            new FunctionQuery("overlay", "ovl_open"),
            new FunctionQuery("dummy", "dummy_xmit"),
            new FunctionQuery("no_such_module", "f"));
    var facts = target().resolve(queries, soon());
    assertEquals(
        List.of(ObjectPresence.LOADED, ObjectPresence.ON_DISK, ObjectPresence.ABSENT),
        facts.stream().map(f -> f.object()).toList());
    assertEquals(1, facts.get(0).candidates().size());
    assertEquals(1, facts.get(1).candidates().size());
    target().setModule("dummy", true, soon());
    try {
      assertEquals(
          ObjectPresence.LOADED, target().resolve(List.of(queries.get(1)), soon()).get(0).object());
    } finally {
      target().setModule("dummy", false, soon());
    }
    assertFalse(target().observe(soon()).loadedModules().contains("dummy"));
    refused("E1020", () -> target().setModule("no_such_module", true, soon()));
  }

  @Test
  void readsTheLogByNumber() {
    LogPage now = target().log(-1, soon());
    assertEquals(List.of(), now.lines());
    String module = load(patch("logs", "cmdline_proc_show", "return 0;", "return 0;"));
    await(module, status -> status.settled(true));
    LogPage page = target().log(now.next(), soon());
    assertEquals(0, page.lost());
    List<String> words = page.lines().stream().map(Line::text).toList();
    assertTrue(words.contains("livepatch: '" + module + "': patching complete"), () -> "" + words);
    assertEquals(
        page.lines().get(0),
        target().log(now.next(), soon()).lines().get(0),
        "the same question, the same answer");
    assertNotEquals(now.next(), page.next());
    assertEquals(1, target().log(0, soon()).lines().get(0).sequence());
  }

  @Test
  void locksOnce() {
    target().lock("`seam apply`, pid 17", soon());
    target().unlock(soon());
    target().lock("`seam apply`, pid 18", soon());
    target().unlock(soon());
  }
}
