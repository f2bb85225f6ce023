package org.liveseam.runtime.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.TargetState.LivePatch;

/** What is in effect after something went wrong in the middle. */
final class AllOrNothingTest {
  private static final Patch A = Patches.vmlinux("a", "0", "tcp_v4_rcv");
  private static final Patch A_AGAIN = Patches.vmlinux("a", "1", "tcp_v4_rcv");
  private static final Patch B = Patches.vmlinux("b", "0", "cmdline_proc_show");

  private final List<Event> events = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private final Connection real = FakeTargetProvider.connect(FakeKernel.example());
  private Faulty.When when = (method, args) -> false;
  private final Session session = session();

  private Session session() {
    var connection =
        new Connection(
            Faulty.of(real.target(), (m, args) -> when.fails(m, args)),
            (request, sink, deadline) -> real.builder().build(request, sink, deadline),
            real.clock());
    return new Session(connection, events::add, cancellation, real.clock());
  }

  private static Patch stuck(StallPolicy policy) {
    return Patches.with(
        Patches.vmlinux("stuck", "0", "watchdog_loop"),
        new Consistency(
            List.of(Consistency.Model.PER_TASK), Duration.ofSeconds(5), policy, Patches.HERE));
  }

  private void apply(Patch... patches) {
    session.apply(List.of(patches), ApplyOptions.USUAL);
  }

  private DiagnosticException failing(Patch... patches) {
    return assertThrows(DiagnosticException.class, () -> apply(patches));
  }

  private List<PatchId> inEffect() {
    return session.state().patches().stream().flatMap(p -> p.id().stream()).toList();
  }

  private void assertNothingIdle() {
    assertEquals(List.of(), session.state().idleModules());
  }

  @Test
  void anOldVersionStaysWhenALaterPatchStalls() {
    apply(A);
    var error = failing(A_AGAIN, stuck(StallPolicy.REVERSE));
    assertEquals(ExitCode.UNFINISHED, error.exit());
    assertTrue(error.diagnostics().getFirst().notes().contains("the system is as it was before"));
    assertEquals(List.of(A.id()), inEffect());
    assertNothingIdle();
  }

  @Test
  void aNewVersionTakesTheOldOnesPlace() {
    apply(A);
    apply(A_AGAIN, B);
    assertEquals(List.of(A_AGAIN.id(), B.id()), inEffect());
    assertNothingIdle();
  }

  @Test
  void whatReplacesAllMustComeLast() {
    apply(A);
    var error = failing(Patches.replacingAll(B), stuck(StallPolicy.REVERSE));
    assertEquals("E4014", error.diagnostics().getFirst().code().id());
    assertEquals(List.of(A.id()), inEffect());
  }

  @Test
  void aTargetThatDoesNotAnswerOnceLeavesNothingBehind() {
    var calls = new AtomicInteger();
    when = (method, args) -> method.equals("transition") && calls.incrementAndGet() == 1;
    var error = failing(A);
    assertEquals("E1015", error.diagnostics().getFirst().code().id());
    assertEquals(List.of(), inEffect());
    assertNothingIdle();
  }

  @Test
  void aLogThatCannotBeReadStopsNothing() {
    var calls = new AtomicInteger();
    when = (method, args) -> method.equals("log") && calls.incrementAndGet() > 1;
    apply(A);
    assertEquals(List.of(A.id()), inEffect());
    assertTrue(events.stream().anyMatch(Event.Reported.class::isInstance));
  }

  @Test
  void aRunThatIsCancelledBeforeTheLoadLoadsNothing() {
    cancellation.cancel();
    var error = failing(A);
    assertEquals(ExitCode.INTERRUPTED, error.exit());
    assertTrue(events.stream().noneMatch(Event.Loaded.class::isInstance));
  }

  @Test
  void aRunThatIsCancelledAtTheEndIsTakenBack() {
    when =
        (method, args) -> {
          if (method.equals("transition")) {
            cancellation.cancel();
          }
          return false;
        };
    var error = failing(A, B);
    assertEquals(ExitCode.INTERRUPTED, error.exit());
    assertEquals(List.of(), inEffect());
    assertNothingIdle();
  }

  @Test
  void oneUndoingThatFailsDoesNotStopTheOthers() {
    String module = B.id().moduleName();
    when = (method, args) -> method.equals("setEnabled") && args[0].equals(module);
    var error = failing(A, B, stuck(StallPolicy.REVERSE));
    assertEquals(ExitCode.NOT_ROLLED_BACK, error.exit());
    assertEquals(List.of(B.id()), inEffect());
    var last = error.diagnostics().getLast();
    assertEquals(List.of("remains: module " + module), last.notes());
    assertTrue(
        error.diagnostics().stream().noneMatch(d -> d.notes().toString().contains("as it was")));
  }

  @Test
  void aModuleThatCannotBeRemovedIsTold() {
    when = (method, args) -> method.equals("remove");
    var error = failing(stuck(StallPolicy.REVERSE));
    assertEquals(ExitCode.NOT_ROLLED_BACK, error.exit());
    assertEquals(1, session.state().idleModules().size());
  }

  @Test
  void whatIsLeftOpenIsAnEffectLikeTheOthers() {
    var error = failing(A, stuck(StallPolicy.LEAVE), B);
    assertEquals(ExitCode.UNFINISHED, error.exit());
    String notes = error.diagnostics().getFirst().notes().toString();
    assertTrue(notes.contains("applied before it: a") && notes.contains("not begun: b"), notes);
    assertEquals(List.of("stuck", "a"), session.openEffects());
    session.revertEffects();
    assertEquals(List.of(), inEffect());
  }

  @Test
  void takingBackSaysWhichOlderPatchItCannotBringBack() {
    session().apply(List.of(A), ApplyOptions.USUAL);
    apply(A_AGAIN);
    assertThrows(DiagnosticException.class, () -> session.undo(1));
    assertEquals(List.of(A_AGAIN.id()), inEffect());
    var error = assertThrows(DiagnosticException.class, session::revertEffects);
    assertEquals(ExitCode.NOT_ROLLED_BACK, error.exit());
    assertTrue(error.diagnostics().getFirst().message().contains("a 1.0"));
    assertEquals(List.of(), inEffect());
  }

  @Test
  void undoingANewVersionBringsTheOldOneBack() {
    apply(A);
    apply(A_AGAIN);
    session.undo(2);
    assertEquals(List.of(A.id()), inEffect());
  }

  @Test
  void revertsNewestFirstAndTellsWhatWasDoneBeforeAFailure() {
    apply(A);
    apply(B);
    String module = A.id().moduleName();
    when = (method, args) -> method.equals("setEnabled") && args[0].equals(module);
    var error = assertThrows(DiagnosticException.class, () -> session.revert(List.of("a", "b")));
    assertEquals(ExitCode.NOT_ROLLED_BACK, error.exit());
    assertTrue(error.diagnostics().getFirst().notes().contains("already taken back: b"));
    assertEquals(List.of("a"), session.state().patches().stream().map(LivePatch::name).toList());
  }
}
