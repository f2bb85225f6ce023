package org.liveseam.runtime.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.event.Transcript;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTarget;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.kernel.KernelBuilders;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.LogPage;
import org.liveseam.runtime.target.TargetState.Restrictions;

final class SessionTest {
  private final List<Event> events = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private final FakeKernel kernel = FakeKernel.example();
  private final Connection connection = FakeTargetProvider.connect(kernel);
  private final Session session = session(events::add);

  private Session session(EventSink sink) {
    return new Session(connection, sink, cancellation, connection.clock());
  }

  private List<String> transcript() {
    var words = new Transcript(m -> m.replaceAll("^seam_(.*)_[0-9a-f]{12}$", "$1"));
    return events.stream()
        .filter(Event.LogLine.class::isInstance)
        .flatMap(e -> words.line(((Event.LogLine) e).line()).stream())
        .toList();
  }

  private static Patch stuck(StallPolicy policy) {
    return Patches.with(
        Patches.vmlinux("stuck", "0", "watchdog_loop"),
        new Consistency(
            List.of(Consistency.Model.PER_TASK), Duration.ofSeconds(20), policy, Patches.HERE));
  }

  private DiagnosticException failing(Patch... patches) {
    return assertThrows(
        DiagnosticException.class, () -> session.apply(List.of(patches), ApplyOptions.USUAL));
  }

  @Test
  void aStalledPatchIsReversedAndLeavesNothing() {
    var error = failing(stuck(StallPolicy.REVERSE));
    assertEquals(ExitCode.UNFINISHED, error.exit());
    assertEquals("E3001", error.diagnostics().get(0).code().id());
    assertTrue(error.diagnostics().get(0).notes().contains("waiting for watchdogd/77"));
    assertTrue(session.state().patches().isEmpty());
    assertTrue(session.state().idleModules().isEmpty());
    assertEquals(
        List.of(
            "enabling patch 'stuck'",
            "'stuck': initializing patching transition",
            "'stuck': starting patching transition",
            "signaling remaining tasks",
            "'stuck': reversing transition from patching to unpatching",
            "'stuck': starting unpatching transition",
            "'stuck': completing unpatching transition",
            "'stuck': unpatching complete"),
        transcript());
  }

  @Test
  void aStalledPatchMayBeLeftOpenAndIsRevertedLater() {
    var error = failing(stuck(StallPolicy.LEAVE));
    assertEquals("E3002", error.diagnostics().get(0).code().id());
    assertTrue(session.state().transition().isPresent());
    var other = failing(Patches.vmlinux("other", "0", "tcp_v4_rcv"));
    assertEquals("E3003", other.diagnostics().get(0).code().id());
    assertEquals(ExitCode.STALE_OR_LOCKED, other.exit());
    session.revert(List.of("stuck"));
    assertTrue(session.state().patches().isEmpty());
  }

  @Test
  void aTransitionThatIsForcedEndsAtOnce() {
    failing(stuck(StallPolicy.LEAVE));
    session.force("stuck");
    assertTrue(session.state().transition().isEmpty());
    assertTrue(session.state().ours("stuck").orElseThrow().enabled());
    assertTrue(transcript().contains("forcing remaining tasks to the patched state"));
    var again = assertThrows(DiagnosticException.class, () -> session.force("stuck"));
    assertEquals("E3008", again.diagnostics().get(0).code().id());
  }

  @Test
  void whoWantsItToStopDoesNotTurnACancelledTransitionOnceMore() {
    failing(stuck(StallPolicy.LEAVE));
    cancellation.cancel();
    session.cancel("stuck");
    assertTrue(session.state().patches().isEmpty());
  }

  @Test
  void waitingOnEndsWithCancellation() {
    var cancelling =
        session(
            event -> {
              events.add(event);
              if (event instanceof Event.Stalled) {
                cancellation.cancel();
              }
            });
    var error =
        assertThrows(
            DiagnosticException.class,
            () -> cancelling.apply(List.of(stuck(StallPolicy.WAIT)), ApplyOptions.USUAL));
    assertEquals(ExitCode.INTERRUPTED, error.exit());
    assertTrue(session.state().patches().isEmpty());
  }

  @Test
  void aFailureTakesBackWhatTheSameCallApplied() {
    var error = failing(Patches.vmlinux("first", "0", "tcp_v4_rcv"), stuck(StallPolicy.REVERSE));
    assertEquals(ExitCode.UNFINISHED, error.exit());
    assertTrue(session.state().patches().isEmpty());
    assertTrue(session.effects().isEmpty());
  }

  @Test
  void nothingIsDoneWithoutPrivilege() {
    kernel.without(new Capabilities.MissingPrivilege(Capabilities.Verb.LOAD, "CAP_SYS_MODULE"));
    var error = failing(Patches.vmlinux("p", "0", "tcp_v4_rcv"));
    assertEquals(ExitCode.PERMISSION, error.exit());
    assertTrue(error.diagnostics().get(0).message().contains("CAP_SYS_MODULE"));
    assertTrue(transcript().isEmpty());
  }

  @Test
  void aRestrictedKernelRefusesBeforeAnyEffect() {
    kernel.restricted(new Restrictions(true, true, true, "integrity"));
    var error = failing(Patches.vmlinux("p", "0", "tcp_v4_rcv"));
    assertEquals(
        List.of("E1012", "E5003", "E5002"),
        error.diagnostics().stream().map(d -> d.code().id()).toList());
    assertTrue(transcript().isEmpty());
  }

  @Test
  void aHeldLockNamesItsHolder() {
    ((FakeTarget) connection.target()).lockedBy("`seam apply`, pid 7");
    var error = failing(Patches.vmlinux("p", "0", "tcp_v4_rcv"));
    assertEquals(ExitCode.STALE_OR_LOCKED, error.exit());
    assertTrue(error.diagnostics().get(0).message().contains("pid 7"));
  }

  @Test
  void callbacksRunForLoadedObjectsInTheKernelsOrder() {
    var all = List.of(Callback.Kind.values());
    Patch patch =
        Patches.patch(
            "cb",
            List.of(
                Patches.object(new ObjectRef.Vmlinux(), "0", all, "tcp_v4_rcv"),
                Patches.object(new ObjectRef.Module("zram"), "0", all, "disksize_show")));
    session.apply(List.of(patch), ApplyOptions.USUAL);
    session.setModule("zram", true);
    session.setModule("zram", false);
    session.revert(List.of("cb"));
    assertEquals(
        List.of(
            "enabling patch 'cb'",
            "'cb': initializing patching transition",
            "'cb': pre_patch callback of object 'vmlinux'",
            "'cb': starting patching transition",
            "'cb': completing patching transition",
            "'cb': post_patch callback of object 'vmlinux'",
            "'cb': patching complete",
            "applying patch 'cb' to loading module 'zram'",
            "'cb': pre_patch callback of object 'zram'",
            "'cb': post_patch callback of object 'zram'",
            "'cb': pre_unpatch callback of object 'zram'",
            "reverting patch 'cb' on unloading module 'zram'",
            "'cb': post_unpatch callback of object 'zram'",
            "'cb': initializing unpatching transition",
            "'cb': pre_unpatch callback of object 'vmlinux'",
            "'cb': starting unpatching transition",
            "'cb': completing unpatching transition",
            "'cb': post_unpatch callback of object 'vmlinux'",
            "'cb': unpatching complete"),
        transcript());
  }

  @Test
  void replacesAllTakesTheOthersPlace() {
    session.apply(List.of(Patches.vmlinux("a", "0", "tcp_v4_rcv")), ApplyOptions.USUAL);
    session.apply(
        List.of(Patches.replacingAll(Patches.vmlinux("b", "0", "cmdline_proc_show"))),
        ApplyOptions.USUAL);
    assertEquals(List.of("b"), session.state().patches().stream().map(p -> p.name()).toList());
    assertTrue(session.state().idleModules().isEmpty());
  }

  @Test
  void effectsAreNumberedAndUndone() {
    session.apply(List.of(Patches.vmlinux("a", "0", "tcp_v4_rcv")), ApplyOptions.USUAL);
    session.undo(1);
    assertTrue(session.state().patches().isEmpty());
    session.undo(2);
    assertEquals(List.of("a"), session.openEffects());
    assertEquals(List.of(1, 2, 3), session.effects().stream().map(Effect::number).toList());
    session.revertEffects();
    assertTrue(session.openEffects().isEmpty());
    assertThrows(DiagnosticException.class, () -> session.undo(99));
  }

  @Test
  void theCallersPatienceReplacesThePatchs() {
    var error =
        assertThrows(
            DiagnosticException.class,
            () ->
                session.apply(
                    List.of(stuck(StallPolicy.REVERSE)),
                    new ApplyOptions(Optional.of(Duration.ofSeconds(2)), false)));
    assertTrue(error.diagnostics().get(0).message().contains("within 2 s"));
  }

  @Test
  void whatIsWrongInABodyIsInThePlanAndRefusedBeforeAnyEffect() {
    var body = new Body.InlineC("return original(m, v);", List.of(), Patches.HERE);
    var function =
        new FunctionPatch(
            "cmdline_proc_show",
            List.of("m", "v"),
            OptionalInt.empty(),
            body,
            Patches.HERE,
            Patches.HERE);
    var object =
        new ObjectPatch(new ObjectRef.Vmlinux(), List.of(function), List.of(), Patches.HERE);
    Patch patch = Patches.patch("loops", List.of(object));
    var built =
        new Session(
            new Connection(
                connection.target(), KernelBuilders.host(Path.of("unused")), connection.clock()),
            events::add,
            cancellation,
            connection.clock());
    assertEquals(
        List.of("E2006"),
        built.plan(List.of(patch)).errors().stream().map(e -> e.code().id()).toList());
    assertThrows(DiagnosticException.class, () -> built.apply(List.of(patch), ApplyOptions.USUAL));
    assertTrue(built.state().patches().isEmpty());
  }

  @Test
  void troubleInTheLogIsToldFromWhenItBegan() {
    var trouble = new Line(7, 0, 4, "WARNING: CPU: 1 PID: 2 at kernel/livepatch/core.c:9");
    var pages = new ArrayDeque<LogPage>();
    pages.add(new LogPage(List.of(), 7, 0)); // where it begins
    pages.add(new LogPage(List.of(new Line(7, 0, 6, "seam: hello")), 8, 0));
    pages.add(new LogPage(List.of(), 8, 0));
    pages.add(new LogPage(List.of(trouble), 9, 0));
    pages.add(new LogPage(List.of(), 9, 0));
    pages.add(new LogPage(List.of(), 20, 11));
    var logging =
        new Connection(
            Logging.of(connection.target(), pages), connection.builder(), connection.clock());
    var listening = new Session(logging, events::add, cancellation, connection.clock());
    assertTrue(listening.troubles().isClean());
    assertEquals(List.of(trouble), listening.troubles().lines());
    Troubles last = listening.troubles();
    assertEquals(11, last.lost());
    assertEquals(List.of(trouble), last.lines());
  }

  @Test
  void aLogThatMayNotBeReadIsNotClean() {
    kernel.without(new Capabilities.MissingPrivilege(Capabilities.Verb.READ_LOG, "CAP_SYSLOG"));
    var error = assertThrows(DiagnosticException.class, session::troubles);
    assertEquals(ExitCode.PERMISSION, error.exit());
  }
}
