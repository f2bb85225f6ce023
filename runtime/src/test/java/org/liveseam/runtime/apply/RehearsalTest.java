package org.liveseam.runtime.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchSet;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.TargetState.LivePatch;

final class RehearsalTest {
  private final List<Event> events = new ArrayList<>();
  private final Session session = session();
  private final Rehearsal rehearsal = new Rehearsal(session, events::add);

  private Session session() {
    var connection = FakeTargetProvider.connect(FakeKernel.example());
    return new Session(connection, events::add, new Cancellation(), connection.clock());
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
                            "dirty", () -> session.apply(List.of(left), ApplyOptions.USUAL)),
                        new Rehearsal.Test("next", () -> {}))));
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
    var dirty = new Rehearsal.Test("dirty", () -> session.apply(List.of(left), ApplyOptions.USUAL));
    assertThrows(DiagnosticException.class, () -> rehearsal.run(PatchSet.EMPTY, List.of(dirty)));
    assertEquals(
        List.of("resident"), session.state().patches().stream().map(LivePatch::name).toList());
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
