package org.liveseam.runtime.process.livepatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.event.Transcript;
import org.liveseam.runtime.fake.FakeClock;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Callback.Kind;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.process.livepatch.ModelRedirector.ModelThread;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.Payload;

final class LivepatchTest {
  private static final String LIB = "libscore.so";
  private static final Map<Kind, Integer> ALL =
      Map.of(
          Kind.BEFORE_PATCH, 0,
          Kind.AFTER_PATCH, 0,
          Kind.BEFORE_UNPATCH, 0,
          Kind.AFTER_UNPATCH, 0);

  private final FakeClock clock = new FakeClock();
  private final LogBuffer log = new LogBuffer(clock, 1000);
  private final ModelProcess process = new ModelProcess();
  private final Livepatch core = new Livepatch(process.redirector, process, log, clock);
  private final ModelThread thread = process.redirector.thread(1);

  @BeforeEach
  void load() {
    process.load(LIB, "f", "g");
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(5));
  }

  private static PatchId id(String name) {
    return new PatchId(name, "1.0", "0123456789ab");
  }

  private static String module(String name) {
    return id(name).moduleName();
  }

  private Payload payload(String name, Model model, boolean replace, ObjectBody... bodies) {
    var local = new LocalPatch(List.of(bodies));
    return new Payload(
        id(name),
        new byte[0],
        local.objects().stream().map(ObjectBody::part).toList(),
        replace,
        model,
        Optional.of(local));
  }

  private void apply(String name, ObjectBody... bodies) {
    core.stage(payload(name, Model.PER_TASK, false, bodies), soon()).commit(soon());
  }

  private ObjectBody body(String says, String... names) {
    return process.new ModelBody(says, true, LIB, List.of(names));
  }

  private ObjectBody withCallbacks(String object, int status) {
    var callbacks = new TreeMap<Callback.Kind, Integer>(ALL);
    callbacks.put(Kind.BEFORE_PATCH, status);
    return process.new ModelBody("cb", false, object, List.of("f"), callbacks);
  }

  private void revert(String name) {
    core.setEnabled(module(name), false, soon());
    core.remove(module(name));
  }

  private String f() {
    return process.call(thread, LIB, "f");
  }

  private List<String> transcript() {
    var words = new Transcript(m -> m.replaceAll("^seam_(.*)_[0-9a-f]{12}$", "$1"));
    return log.page(0).lines().stream().flatMap(line -> words.line(line).stream()).toList();
  }

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
  void anObjectThatComesIsPatchedAndOneThatGoesIsReverted() {
    apply("cb", withCallbacks("liblate.so", 0));
    assertEquals(Optional.of(false), core.patches().get(0).objects().get(0).patched());
    process.load("liblate.so", "f");
    core.tick();
    assertEquals("cb", process.call(thread, "liblate.so", "f"));
    process.abandon("liblate.so");
    core.tick();
    assertEquals(0, process.held, "nothing keeps the object");
    process.unload("liblate.so");
    core.tick();
    process.load("liblate.so", "f");
    core.tick();
    assertEquals("cb", process.call(thread, "liblate.so", "f"));
    List<String> coming =
        List.of(
            "applying patch 'cb' to loading module 'liblate.so'",
            "'cb': pre_patch callback of object 'liblate.so'",
            "'cb': post_patch callback of object 'liblate.so'");
    List<String> going =
        List.of(
            "'cb': pre_unpatch callback of object 'liblate.so'",
            "reverting patch 'cb' on unloading module 'liblate.so'",
            "'cb': post_unpatch callback of object 'liblate.so'");
    List<String> all = transcript().subList(5, transcript().size());
    assertEquals(coming, all.subList(0, 3));
    assertEquals(going, all.subList(3, 6));
    assertEquals(coming, all.subList(6, 9));
  }

  @Test
  void anObjectWhoseMemoryIsGoneIsForgottenWithoutTouchingIt() {
    apply("cb", withCallbacks(LIB, 0));
    var site = process.function(LIB, "f");
    process.unload(LIB);
    core.tick();
    assertFalse(process.redirector.knows(site));
    assertEquals(
        "reverting patch 'cb' on unloading module 'libscore.so'",
        transcript().get(transcript().size() - 1));
    revert("cb");
    assertEquals(0, process.held);
  }

  @Test
  void anObjectThatComesAndRefusesStaysAsItIs() {
    apply("cb", withCallbacks("liblate.so", -1));
    process.load("liblate.so", "f");
    core.tick();
    core.tick();
    assertEquals("f", process.call(thread, "liblate.so", "f"));
    assertEquals(
        1, transcript().stream().filter(l -> l.startsWith("applying patch")).count(), "asked once");
    assertEquals(0, process.held);
  }

  @Test
  void anObjectThatComesDuringATransitionJoinsIt() {
    apply("old", process.new ModelBody("old", true, "liblate.so", List.of("f")));
    process.enter(thread, LIB, "f");
    apply("fix", body("fix", "f"), process.new ModelBody("fix", true, "liblate.so", List.of("f")));
    process.load("liblate.so", "f");
    core.tick();
    ModelThread other = process.redirector.thread(2);
    assertEquals("fix(old(f))", process.call(other, "liblate.so", "f"));
    core.setEnabled(module("fix"), false, soon());
    assertTrue(core.status(module("fix")).settled(false));
    assertEquals("old(f)", process.call(other, "liblate.so", "f"));
    core.remove(module("fix"));
    revert("old");
    assertEquals(0, process.held);
    assertEquals(0, process.redirector.redirected());
  }

  @Test
  void codeIsFreedWhenNobodyIsInIt() {
    core.stage(payload("fix", Model.IMMEDIATE, false, body("new", "f")), soon()).commit(soon());
    process.enter(thread, LIB, "f");
    revert("fix");
    assertEquals(1, process.held);
    thread.stack.clear();
    core.tick();
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
