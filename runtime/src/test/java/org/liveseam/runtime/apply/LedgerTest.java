package org.liveseam.runtime.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.liveseam.runtime.apply.Ledger.Fate;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Connection;

/** What a run did is taken back as a whole, whatever it did. */
final class LedgerTest {
  private static final Patch A = Patches.vmlinux("a", "0", "tcp_v4_rcv");
  private static final Patch A_AGAIN = Patches.vmlinux("a", "1", "tcp_v4_rcv");
  private static final Patch B = Patches.vmlinux("b", "0", "cmdline_proc_show");
  private static final Patch B_AGAIN = Patches.vmlinux("b", "1", "cmdline_proc_show");
  private static final Patch C = Patches.vmlinux("c", "0", "version_proc_show");

  private final Connection real = FakeTargetProvider.connect(FakeKernel.example());
  private Faulty.When when = (method, args) -> false;
  private final Cancellation cancellation = new Cancellation();
  private final Session session = session(real);
  private final Ledger ledger = new Ledger();

  private Session session(Connection to) {
    var connection =
        new Connection(
            Faulty.of(to.target(), (m, args) -> when.fails(m, args)),
            (request, sink, deadline) -> to.builder().build(request, sink, deadline),
            to.clock());
    return new Session(connection, event -> {}, cancellation, to.clock());
  }

  private static void apply(Session where, Patch... patches) {
    where.apply(List.of(patches), ApplyOptions.USUAL);
  }

  private static List<PatchId> inEffect(Session where) {
    return where.state().patches().stream().flatMap(p -> p.id().stream()).toList();
  }

  private List<Fate> fates() {
    return ledger.entries().stream().map(Ledger.Entry::fate).toList();
  }

  @Test
  void newestFirstOnEveryTarget() {
    Session other = session(FakeTargetProvider.connect(FakeKernel.example()));
    ledger.watch(session);
    ledger.watch(other);
    apply(session, A);
    apply(other, A);
    apply(session, B);
    assertEquals(3, ledger.open());
    Ledger.Undone undone = ledger.undo();
    assertEquals(List.of("b on fake", "a on fake", "a on fake"), undone.undone());
    assertEquals(List.of(), undone.failures());
    assertEquals(List.of(), inEffect(session));
    assertEquals(List.of(), inEffect(other));
    assertEquals(List.of(Fate.UNDONE, Fate.UNDONE, Fate.UNDONE), fates());
    assertFalse(ledger.isOpen());
  }

  @Test
  void whatWasThereBeforeComesBackAndStays() {
    apply(session, A);
    ledger.watch(session);
    apply(session, A_AGAIN);
    session.revert(List.of("a"));
    apply(session, B);
    ledger.undo();
    assertEquals(List.of(A.id()), inEffect(session));
    // It is this session's own, so that a run which fails as a whole takes it back, too.
    assertEquals(List.of("a"), session.passingEffects());
  }

  @Test
  void whatAnEarlierSessionAppliedComesBackIfItsTextIsKnown() {
    apply(session(real), A);
    session.know(List.of(A));
    ledger.watch(session);
    apply(session, A_AGAIN);
    Ledger.Undone undone = ledger.undo();
    assertEquals(List.of(), undone.remains());
    assertEquals(List.of(A.id()), inEffect(session));
    assertEquals(List.of(), session.openEffects());
    session.revertEffects(); // what was there before this session is not its to take back
    assertEquals(List.of(A.id()), inEffect(session));
  }

  @Test
  void whatStaysAwayBecauseItsSuccessorIsKeptIsNotMissed() {
    apply(session(real), A);
    ledger.watch(session);
    apply(session, A_AGAIN);
    ledger.keep("a");
    assertEquals(List.of(), ledger.undo().remains());
    session.revertPassing();
    assertEquals(List.of(A_AGAIN.id()), inEffect(session));
  }

  @Test
  void whatDoesNotComeBackIsWhatIsToldToBeGone() {
    apply(session(real), A, B);
    session.know(List.of(A, B));
    ledger.watch(session);
    session.apply(List.of(Patches.replacingAll(C)), new ApplyOptions(Optional.empty(), true));
    when = (method, args) -> method.equals("prepare");
    Ledger.Undone undone = ledger.undo();
    assertEquals(
        List.of("`a 1.0` is gone from fake", "`b 1.0` is gone from fake"), undone.remains());
    assertTrue(undone.failures().getFirst().message().contains("`a 1.0`"), undone.toString());
    assertEquals(List.of(), undone.undone());
    assertEquals(List.of(), inEffect(session));
    session.revertPassing(); // does not tell it once more
  }

  @Test
  void whatIsWithoutEffectComesBackThoughItsModuleWasNotRemoved() {
    apply(session, A);
    ledger.watch(session);
    when = (method, args) -> method.equals("remove");
    assertThrows(DiagnosticException.class, () -> session.revert(List.of("a")));
    assertEquals(List.of(), inEffect(session));
    assertEquals(1, ledger.open());
    when = (method, args) -> false;
    assertEquals(List.of(), ledger.undo().remains());
    assertEquals(List.of(A.id()), inEffect(session));
  }

  @Test
  void whatNobodyKnowsTheTextOfIsTold() {
    apply(session(real), A, B);
    ledger.watch(session);
    apply(session, A_AGAIN);
    session.revert(List.of("b"));
    apply(session, C);
    Ledger.Undone undone = ledger.undo();
    assertEquals(
        List.of("`b 1.0` is gone from fake", "`a 1.0` is gone from fake"), undone.remains());
    assertEquals(2, undone.failures().size());
    assertEquals(List.of(Fate.REMAINS, Fate.REMAINS, Fate.UNDONE), fates());
    assertEquals(List.of(), inEffect(session));
    session.revertPassing(); // does not tell it once more
  }

  @Test
  void oneThatCannotBeTakenBackDoesNotStopTheOthers() {
    ledger.watch(session);
    apply(session, A);
    apply(session, B);
    apply(session, C);
    String module = B.id().moduleName();
    when = (method, args) -> method.equals("setEnabled") && args[0].equals(module);
    Ledger.Undone undone = ledger.undo();
    assertEquals(List.of("c on fake", "a on fake"), undone.undone());
    assertEquals(List.of("`b` is still applied on fake"), undone.remains());
    assertTrue(
        undone.failures().getFirst().notes().contains("remains: `b` is still applied on fake"));
    assertEquals(List.of(B.id()), inEffect(session));
    assertEquals(List.of(Fate.UNDONE, Fate.REMAINS, Fate.UNDONE), fates());
    assertEquals(List.of(), session.passingEffects());
    assertEquals(List.of("b"), session.openEffects());
  }

  @Test
  void nobodyCutsItShort() {
    apply(session, A);
    ledger.watch(session);
    apply(session, A_AGAIN);
    apply(session, B);
    cancellation.cancel();
    assertEquals(List.of(), ledger.undo().remains());
    assertEquals(List.of(A.id()), inEffect(session));
    session.revertPassing();
    assertEquals(List.of(), inEffect(session));
    var refused = assertThrows(DiagnosticException.class, () -> apply(session, B));
    assertEquals(ExitCode.INTERRUPTED, refused.exit());
  }

  /** A patch that asks to wait for ever does not get that when it is brought back. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatComesBackIsNotWaitedForForEver() {
    var waiting =
        new Consistency(
            List.of(Consistency.Model.PER_TASK),
            Duration.ofSeconds(1),
            Consistency.StallPolicy.WAIT,
            Patches.HERE);
    Patch forever = Patches.with(Patches.vmlinux("stuck", "0", "watchdog_loop"), waiting);
    apply(session, C);
    session.know(List.of(forever));
    var undo = new Effect.Displaced("stuck", "stuck 1.0", Optional.of(forever), false);
    var effect = session.effects().getFirst();
    var error =
        assertThrows(
            DiagnosticException.class, () -> session.takeBack(effect, List.of(undo), true));
    assertEquals("E3001", error.diagnostics().getFirst().code().id());
  }

  @Test
  void whatIsKeptStaysAndIsLeftAloneByOthers() {
    ledger.watch(session);
    apply(session, A);
    apply(session, B);
    ledger.keep("a");
    assertEquals(1, ledger.open());
    ledger.undo();
    assertEquals(List.of(A.id()), inEffect(session));
    assertEquals(List.of(Fate.KEPT, Fate.UNDONE), fates());
    session.revertPassing();
    assertEquals(List.of(A.id()), inEffect(session));
    session.revertEffects(); // everything that this session applied
    assertEquals(List.of(), inEffect(session));
  }

  @Test
  void anOpenTransitionThatIsKeptHoldsUpTheOthers() {
    ledger.watch(session);
    apply(session, A);
    var open =
        new Consistency(
            List.of(Consistency.Model.PER_TASK),
            Duration.ofSeconds(1),
            Consistency.StallPolicy.LEAVE,
            Patches.HERE);
    Patch stuck = Patches.with(Patches.vmlinux("stuck", "0", "watchdog_loop"), open);
    assertThrows(DiagnosticException.class, () -> apply(session, stuck));
    ledger.keep("stuck");
    Ledger.Undone undone = ledger.undo();
    assertEquals(List.of("`a` is still applied on fake"), undone.remains());
    assertEquals(ExitCode.NOT_ROLLED_BACK, undone.failures().getFirst().code().exit());
    assertEquals(List.of(Fate.REMAINS, Fate.KEPT), fates());
  }

  /** Any run over any beginning: afterwards it is as it was. */
  @Property(tries = 150)
  void anyRunIsTakenBack(
      @ForAll @Size(max = 3) List<@IntRange(max = 7) Integer> before,
      @ForAll @Size(max = 8) List<@IntRange(max = 7) Integer> during) {
    new LedgerTest().isTakenBack(before, during); // each on a kernel of its own
  }

  private void isTakenBack(List<Integer> before, List<Integer> during) {
    steps(before);
    List<PatchId> found = inEffect(session);
    ledger.watch(session);
    steps(during);
    Ledger.Undone undone = ledger.undo();
    assertEquals(List.of(), undone.remains());
    assertEquals(
        found.stream().collect(Collectors.toSet()),
        inEffect(session).stream().collect(Collectors.toSet()));
    assertFalse(ledger.isOpen());
  }

  private void steps(List<Integer> numbers) {
    List<Patch> patches = new ArrayList<>(List.of(A, A_AGAIN, B, B_AGAIN, C));
    for (int number : numbers) {
      if (number < patches.size()) {
        apply(session, patches.get(number));
      } else {
        session.revert(List.of(List.of("a", "b", "c").get(number - patches.size())));
      }
    }
  }
}
