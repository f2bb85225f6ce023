package org.liveseam.runtime.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.TargetState.Restrictions;

/** An atomic replace is undone by its number: two steps that are to be one. */
final class UndoTest {
  private static final Patch A = Patches.vmlinux("a", "0", "tcp_v4_rcv");
  private static final Patch B =
      Patches.replacingAll(Patches.vmlinux("b", "0", "version_proc_show"));

  private final FakeKernel kernel = FakeKernel.example();
  private final Connection real = FakeTargetProvider.connect(kernel);
  private final Cancellation cancellation = new Cancellation();
  private Faulty.When when = (method, args) -> false;
  private final Session session =
      new Session(
          new Connection(
              Faulty.of(real.target(), (m, args) -> when.fails(m, args)),
              real.builder(),
              real.clock()),
          event -> {},
          cancellation,
          real.clock());

  UndoTest() {
    session.apply(List.of(A), ApplyOptions.USUAL);
    session.apply(List.of(B), ApplyOptions.USUAL);
  }

  private List<PatchId> inEffect() {
    return session.state().patches().stream().flatMap(p -> p.id().stream()).toList();
  }

  private DiagnosticException failing() {
    return assertThrows(DiagnosticException.class, () -> session.undo(2));
  }

  @Test
  void whatGaveWayComesBack() {
    session.undo(2);
    assertEquals(List.of(A.id()), inEffect());
    assertEquals(List.of("a"), session.openEffects());
  }

  @Test
  void aWishToStopInTheMiddleLosesNothing() {
    when =
        (method, args) -> {
          if (method.equals("setEnabled")) {
            cancellation.cancel();
          }
          return false;
        };
    session.undo(2);
    assertTrue(cancellation.isCancelled());
    assertEquals(List.of(A.id()), inEffect());
  }

  @Test
  void aWishToStopBeforeItBeginsIsHeard() {
    cancellation.cancel();
    assertEquals(ExitCode.INTERRUPTED, failing().exit());
    assertEquals(List.of(B.id()), inEffect());
  }

  @Test
  void whatFailsInTheMiddleSaysWhatRemains() {
    when = (method, args) -> method.equals("prepare");
    var error = failing();
    assertEquals(ExitCode.NOT_ROLLED_BACK, error.exit());
    Diagnostic told = error.diagnostics().getFirst();
    assertEquals("E3009", told.code().id());
    assertTrue(told.notes().contains("remains: `a 1.0` is gone from fake"), told.toString());
    assertEquals(List.of(), inEffect());
    when = (method, args) -> false;
    session.undo(2);
    assertEquals(List.of(A.id()), inEffect());
  }

  @Test
  void whatFailsBeforeAnythingChangedRemainsNowhere() {
    String module = B.id().moduleName();
    when = (method, args) -> method.equals("setEnabled") && args[0].equals(module);
    var error = failing();
    assertEquals("E1015", error.diagnostics().getFirst().code().id());
    assertEquals(ExitCode.UNAVAILABLE, error.exit());
    assertEquals(List.of(B.id()), inEffect());
  }

  @Test
  void whoDoesNotAnswerInTheMiddleMayBeAnyWay() {
    var gone = new AtomicBoolean();
    when =
        (method, args) -> {
          gone.compareAndSet(false, method.equals("remove"));
          return gone.get() && !Set.of("unlock", "info").contains(method);
        };
    var error = failing();
    assertEquals(ExitCode.NOT_ROLLED_BACK, error.exit());
    assertEquals(
        List.of("remains: `b` may still be applied on fake"),
        error.diagnostics().getFirst().notes());
  }

  @Test
  void whatCouldNotComeBackIsFoundBeforeAnythingIsDone() {
    kernel.restricted(new Restrictions(false, true, false, ""));
    assertEquals("E5003", failing().diagnostics().getFirst().code().id());
    assertEquals(List.of(B.id()), inEffect());
  }
}
