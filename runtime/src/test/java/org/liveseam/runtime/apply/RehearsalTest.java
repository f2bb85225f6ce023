package org.liveseam.runtime.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchSet;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.LogPage;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;

final class RehearsalTest {
  private final List<Event> events = new ArrayList<>();
  private final Session session = session();
  private final Rehearsal rehearsal = new Rehearsal(session, events::add);

  private Session session() {
    return session((call, answer) -> answer);
  }

  /** On a kernel whose answers are changed on their way. */
  private Session session(BiFunction<String, Object, Object> change) {
    var connection = FakeTargetProvider.connect(FakeKernel.example());
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          try {
            return change.apply(method.getName(), method.invoke(connection.target(), arguments));
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    var target =
        (Target)
            Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Target.class}, handler);
    return new Session(
        new Connection(target, connection.builder(), connection.clock()),
        events::add,
        new Cancellation(),
        connection.clock());
  }

  private static Object withPatch(Object answer, boolean enabled) {
    if (!(answer instanceof TargetState state)) {
      return answer;
    }
    var patches = new ArrayList<>(state.patches());
    patches.add(
        new LivePatch("vendor", Optional.empty(), enabled, false, Optional.of(false), List.of()));
    return new TargetState(
        patches, state.loadedModules(), state.idleModules(), state.restrictions(), state.taint());
  }

  private static Object withModule(Object answer, String module) {
    if (!(answer instanceof TargetState state)) {
      return answer;
    }
    var modules = new HashSet<>(state.loadedModules());
    modules.add(module);
    return new TargetState(
        state.patches(), modules, state.idleModules(), state.restrictions(), state.taint());
  }

  private String failure(Session on, PatchSet patches, Rehearsal.Test... tests) {
    var error =
        assertThrows(
            DiagnosticException.class,
            () -> new Rehearsal(on, events::add).run(patches, List.of(tests)));
    assertEquals("E4005", error.diagnostics().get(0).code().id());
    return error.getMessage();
  }

  private <T extends Event> List<T> seen(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void eachPatchGoesThereAndBackAndEachTestIsClean() {
    Patch one = Patches.vmlinux("one", "1", "cmdline_proc_show");
    Patch two = Patches.vmlinux("two", "1", "version_proc_show");
    rehearsal.run(
        new PatchSet(List.of(one, two)),
        List.of(
            new Rehearsal.Test(
                "f.seam",
                "both",
                () -> {
                  session.apply(List.of(one, two), ApplyOptions.USUAL);
                  session.revertEffects();
                })));
    assertEquals(
        List.of("patch `one`", "patch `two`", "test \"both\""),
        seen(Event.Unchanged.class).stream().map(Event.Unchanged::what).toList());
    assertEquals(1, seen(Event.TestPassed.class).size());
    assertTrue(session.state().patches().isEmpty());
  }

  @Test
  void aTestThatLeavesAPatchFailsAndIsCleanedUpAfter() {
    Patch left = Patches.vmlinux("left", "1", "cmdline_proc_show");
    var error =
        assertThrows(
            DiagnosticException.class,
            () ->
                rehearsal.run(
                    PatchSet.EMPTY,
                    List.of(
                        new Rehearsal.Test(
                            "f.seam",
                            "dirty",
                            () -> session.apply(List.of(left), ApplyOptions.USUAL)),
                        new Rehearsal.Test("f.seam", "next", () -> {}))));
    assertEquals("E4005", error.diagnostics().get(0).code().id());
    assertTrue(error.getMessage().contains("is left"));
    assertEquals(1, seen(Event.TestFailed.class).size());
    assertEquals(1, seen(Event.TestPassed.class).size());
    assertTrue(session.state().patches().isEmpty());
  }

  @Test
  void cleaningUpLeavesAloneWhatWasThereBefore() {
    Patch resident = Patches.vmlinux("resident", "1", "version_proc_show");
    Patch left = Patches.vmlinux("left", "1", "cmdline_proc_show");
    session.apply(List.of(resident), ApplyOptions.USUAL);
    var dirty =
        new Rehearsal.Test(
            "f.seam", "dirty", () -> session.apply(List.of(left), ApplyOptions.USUAL));
    assertThrows(DiagnosticException.class, () -> rehearsal.run(PatchSet.EMPTY, List.of(dirty)));
    assertEquals(
        List.of("resident"), session.state().patches().stream().map(LivePatch::name).toList());
  }

  @Test
  void aTestUnloadsTheModulesItLoads() {
    var loads = new Rehearsal.Test("f.seam", "loads", () -> session.setModule("zram", true));
    assertTrue(failure(session, PatchSet.EMPTY, loads).contains("module zram is left"));
    var unloads = new Rehearsal.Test("f.seam", "unloads", () -> session.setModule("nf_nat", false));
    assertTrue(failure(session, PatchSet.EMPTY, unloads).contains("module nf_nat is gone"));
  }

  @Test
  void whatTheKernelLoadsForAPatchIsNotThePatchsFault() {
    var loaded = new AtomicBoolean();
    Session helping =
        session(
            (call, answer) -> {
              loaded.compareAndSet(false, call.equals("prepare"));
              return loaded.get() ? withModule(answer, "sha512_ssse3") : answer;
            });
    Patch one = Patches.vmlinux("one", "1", "cmdline_proc_show");
    new Rehearsal(helping, events::add)
        .run(new PatchSet(List.of(one)), List.of(new Rehearsal.Test("f.seam", "after", () -> {})));
    assertEquals(2, seen(Event.Unchanged.class).size());
  }

  @Test
  void aPatchThatIsDisabledMeanwhileIsNotAsBefore() {
    var enabled = new AtomicBoolean(true);
    Session changing = session((call, answer) -> withPatch(answer, enabled.get()));
    var disables = new Rehearsal.Test("f.seam", "disables", () -> enabled.set(false));
    assertTrue(
        failure(changing, PatchSet.EMPTY, disables).contains("patch vendor, disabled, is left"));
  }

  @Test
  void aStackInTheLogIsTrouble() {
    assertTrue(new Line(1, 0, 4, "Call Trace:").isTrouble());
    assertTrue(new Line(1, 0, 4, " Call trace:").isTrouble());
    assertFalse(new Line(1, 0, 6, "livepatch: enabling patch 'call trace'").isTrouble());
  }

  @Test
  void linesThatCouldNotBeReadAreAFailure() {
    var lose = new AtomicBoolean();
    Session losing =
        session(
            (call, answer) ->
                answer instanceof LogPage page && lose.getAndSet(false)
                    ? new LogPage(page.lines(), page.next(), 3)
                    : answer);
    var loses = new Rehearsal.Test("f.seam", "loses", () -> lose.set(true));
    assertTrue(failure(losing, PatchSet.EMPTY, loses).contains("3 lines"));
  }

  @Test
  void aPatchThatStallsEndsTheRehearsalAsApplyWould() {
    var error =
        assertThrows(
            DiagnosticException.class,
            () ->
                rehearsal.run(
                    new PatchSet(List.of(Patches.vmlinux("stuck", "1", "watchdog_loop"))),
                    List.of()));
    assertEquals(ExitCode.UNFINISHED, error.exit());
    assertTrue(session.state().patches().isEmpty());
  }
}
