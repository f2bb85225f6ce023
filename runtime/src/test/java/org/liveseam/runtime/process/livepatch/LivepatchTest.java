package org.liveseam.runtime.process.livepatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.livepatch.ModelRedirector.ModelThread;
import org.liveseam.runtime.target.Cancellation;

final class LivepatchTest extends LivepatchScene {
  @Test
  void theNewestWinsAndAnyMayLeave() {
    for (String name : List.of("a", "b", "c")) {
      apply(name, body(name, "f"));
    }
    assertEquals("c(b(a(f)))", f());
    revert("b");
    assertEquals("c(a(f))", f());
    revert("c");
    assertEquals("a(f)", f());
    apply("b", body("b", "f"));
    assertEquals("b(a(f))", f());
    revert("a");
    assertEquals("b(f)", f());
    revert("b");
    assertEquals("f", f());
    assertEquals(0, process.redirector.redirected());
    assertEquals(0, process.held);
  }

  @Test
  void aStackOfTwentyComesDownInAnyOrder() {
    for (int i = 0; i < 20; i++) {
      apply("p" + i, body("p" + i, "f", "g"));
    }
    for (int i = 0; i < 20; i++) {
      revert("p" + (i * 7) % 20);
    }
    assertEquals("f", f());
    assertEquals(0, process.held);
    assertEquals(0, process.redirector.redirected());
  }

  @Test
  void whatCannotBeTurnedRoundGoesOn() {
    process.enter(thread, LIB, "g");
    apply("fix", body("new", "f", "g"));
    process.redirector.onReverse =
        () -> {
          throw Diagnostic.of(TransitionErrors.TASKS_UNSETTLED).raise();
        };
    for (int i = 0; i < 2; i++) {
      var refused =
          assertThrows(
              DiagnosticException.class, () -> core.setEnabled(module("fix"), false, soon()));
      assertEquals("E3051", refused.diagnostics().get(0).code().id());
      assertTrue(core.status(module("fix")).enabled());
    }
    thread.stack.clear();
    core.tick();
    assertEquals("new(f)", f());
    assertEquals("'fix': patching complete", transcript().get(transcript().size() - 1));
    process.redirector.onReverse = () -> {};
    revert("fix");
    assertEquals("f", f());
    assertEquals(0, process.held);
  }

  @Test
  void itTellsTheKernelsStory() {
    apply("fix", body("fix", "f"));
    revert("fix");
    assertEquals(
        List.of(
            "enabling patch 'fix'",
            "'fix': initializing patching transition",
            "'fix': starting patching transition",
            "'fix': completing patching transition",
            "'fix': patching complete",
            "'fix': initializing unpatching transition",
            "'fix': starting unpatching transition",
            "'fix': completing unpatching transition",
            "'fix': unpatching complete"),
        transcript());
  }

  @Test
  void aThreadInsideHoldsTheTransitionUntilItLeaves() {
    process.enter(thread, LIB, "g");
    apply("fix", body("new", "f", "g"));
    var status = core.status(module("fix"));
    assertTrue(status.inTransition());
    assertEquals(1, status.tasksLeft());
    assertEquals("t1/1 (in the model)", status.blockers().get(0).toString());
    assertEquals("f", f());
    ModelThread other = process.redirector.thread(2);
    assertEquals("new(f)", process.call(other, LIB, "f"));
    var busy = assertThrows(DiagnosticException.class, () -> apply("b", body("b", "f")));
    assertEquals("E3003", busy.diagnostics().get(0).code().id());
    assertEquals(1, process.held, "what was refused is freed");
    thread.stack.clear();
    core.tick();
    assertTrue(core.status(module("fix")).settled(true));
    assertEquals("new(f)", f());
  }

  @Test
  void aStalledTransitionIsSignaledTurnedBackAndTurnedAgain() {
    process.enter(thread, LIB, "f");
    apply("fix", body("new", "f"));
    clock.sleep(Duration.ofSeconds(16), new Cancellation());
    core.tick();
    core.setEnabled(module("fix"), false, soon());
    assertTrue(core.status(module("fix")).settled(false));
    core.remove(module("fix"));
    assertEquals("f", f());
    assertEquals(
        List.of(
            "enabling patch 'fix'",
            "'fix': initializing patching transition",
            "'fix': starting patching transition",
            "signaling remaining tasks",
            "'fix': reversing transition from patching to unpatching",
            "'fix': starting unpatching transition",
            "'fix': completing unpatching transition",
            "'fix': unpatching complete"),
        transcript());
  }

  @Test
  void unpatchingTurnsBackToo() {
    apply("fix", body("new", "f"));
    process.enter(thread, LIB, "f");
    core.setEnabled(module("fix"), false, soon());
    assertTrue(core.status(module("fix")).inTransition());
    core.setEnabled(module("fix"), true, soon());
    assertTrue(core.status(module("fix")).settled(true));
    assertEquals("new(f)", f());
  }

  @Test
  void forcingEndsItAndKeepsTheCodeForEver() {
    process.enter(thread, LIB, "f");
    apply("fix", body("new", "f"));
    core.force(module("fix"));
    assertTrue(core.status(module("fix")).settled(true));
    assertTrue(transcript().contains("forcing remaining tasks to the patched state"));
    thread.stack.clear();
    revert("fix");
    core.tick();
    assertEquals("f", f());
    assertEquals(1, process.held);
    assertEquals(1, core.waiting());
    var over = assertThrows(DiagnosticException.class, () -> core.force(module("fix")));
    assertEquals("E3008", over.diagnostics().get(0).code().id());
  }

  @Test
  void replacingTakesAllOthersBackWithTheirFunctions() {
    apply("a", body("a", "f", "g"));
    apply("b", body("b", "g"));
    core.stage(payload("all", Model.PER_TASK, true, body("all", "f")), soon()).commit(soon());
    assertEquals("all(f)", f());
    assertEquals("g", process.call(thread, LIB, "g"));
    assertEquals(List.of(id("a"), id("b")), core.idle());
    assertEquals(1, core.patches().size());
    core.remove(module("a"));
    core.remove(module("b"));
    assertEquals(1, process.held);
    revert("all");
    assertEquals("f", f());
  }

  @Test
  void aReplacementThatIsTurnedBackLeavesTheOthers() {
    apply("a", body("a", "f", "g"));
    process.enter(thread, LIB, "g");
    core.stage(payload("all", Model.PER_TASK, true, body("all", "f")), soon()).commit(soon());
    assertTrue(core.status(module("all")).inTransition());
    core.setEnabled(module("all"), false, soon());
    core.remove(module("all"));
    assertEquals("a(f)", f());
    assertEquals("a(g)", process.call(thread, LIB, "g"));
  }

  @Test
  void callbacksRunAroundTransitionsInTheKernelsOrder() {
    apply("cb", withCallbacks(LIB, 0));
    revert("cb");
    assertEquals(
        List.of(
            "enabling patch 'cb'",
            "'cb': initializing patching transition",
            "'cb': pre_patch callback of object 'libscore.so'",
            "'cb': starting patching transition",
            "'cb': completing patching transition",
            "'cb': post_patch callback of object 'libscore.so'",
            "'cb': patching complete",
            "'cb': initializing unpatching transition",
            "'cb': pre_unpatch callback of object 'libscore.so'",
            "'cb': starting unpatching transition",
            "'cb': completing unpatching transition",
            "'cb': post_unpatch callback of object 'libscore.so'",
            "'cb': unpatching complete"),
        transcript());
  }

  @Test
  void aCallbackThatRefusesUndoesThoseThatAgreed() {
    process.load("libother.so", "f");
    var error =
        assertThrows(
            DiagnosticException.class,
            () -> apply("cb", withCallbacks(LIB, 0), withCallbacks("libother.so", -16)));
    assertEquals("E3005", error.diagnostics().get(0).code().id());
    assertTrue(error.getMessage().contains("EBUSY"), error.getMessage());
    assertEquals(
        List.of(
            "enabling patch 'cb'",
            "'cb': initializing patching transition",
            "'cb': pre_patch callback of object 'libscore.so'",
            "'cb': pre_patch callback of object 'libother.so'",
            "pre-patch callback failed for object 'libother.so'",
            "failed to enable patch 'cb'",
            "'cb': canceling patching transition, going to unpatch",
            "'cb': completing unpatching transition",
            "'cb': post_unpatch callback of object 'libscore.so'",
            "'cb': unpatching complete"),
        transcript());
    assertTrue(core.patches().isEmpty());
    assertEquals(0, process.held);
  }

  @Test
  void stoppingTheMachineInVainChangesNothing() {
    process.redirector.stopMachineFails = true;
    var staged = core.stage(payload("fix", Model.STOP_MACHINE, false, body("new", "f")), soon());
    assertThrows(DiagnosticException.class, () -> staged.commit(soon()));
    assertTrue(core.patches().isEmpty());
    assertEquals(0, process.held);
    assertEquals("f", f());
    process.redirector.stopMachineFails = false;
    core.stage(payload("fix", Model.STOP_MACHINE, false, body("new", "f")), soon()).commit(soon());
    process.redirector.stopMachineFails = true;
    assertThrows(DiagnosticException.class, () -> revert("fix"));
    assertEquals("new(f)", f());
    assertTrue(core.status(module("fix")).settled(true));
  }

  @Test
  void aTransactionEndsOnce() {
    var staged = core.stage(payload("fix", Model.PER_TASK, false, body("new", "f")), soon());
    assertEquals("f", f(), "preparing changes nothing");
    staged.abandon();
    assertEquals(0, process.held);
    assertThrows(IllegalStateException.class, () -> staged.commit(soon()));
    apply("fix", body("new", "f"));
    var twice =
        assertThrows(
            DiagnosticException.class,
            () -> core.stage(payload("fix", Model.PER_TASK, false, body("new", "f")), soon()));
    assertEquals("E4002", twice.diagnostics().get(0).code().id());
    assertThrows(IllegalStateException.class, () -> core.remove(module("fix")));
  }
}
