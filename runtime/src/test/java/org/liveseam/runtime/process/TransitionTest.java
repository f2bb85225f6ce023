package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.NativeCall;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;

/** Transitions that a thread holds up: it sleeps inside the function that is replaced. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TransitionTest {
  @TempDir static Path cache;
  @TempDir static Path scratch;
  private ScoreLibrary lib;
  private Memory flag;
  private CompletableFuture<Long> parked;

  @BeforeEach
  void park() throws Exception {
    lib = new ScoreLibrary(cache, "libparked.so");
    flag = new Memory(8);
    flag.clear();
    NativeCall park = NativeCall.at(lib.address("park"));
    long address = Pointer.nativeValue(flag);
    parked = new CompletableFuture<>();
    var started = new CompletableFuture<Boolean>();
    var thread =
        new Thread(
            () -> {
              started.complete(true);
              parked.complete(park.call(address));
            },
            "parked");
    thread.setDaemon(true);
    thread.start();
    started.get(10, TimeUnit.SECONDS);
    // The call is made a moment later; what follows waits for the thread to be seen inside.
  }

  @AfterEach
  void close() throws Exception {
    flag.setInt(0, 1);
    parked.get(10, TimeUnit.SECONDS);
    lib.close();
  }

  private Patch patch(StallPolicy policy) {
    return ScoreLibrary.with(
        lib.patch("stall", "park", ScoreLibrary.c("return 42;")), Model.PER_TASK, policy);
  }

  private DiagnosticException stalls(StallPolicy policy) {
    return assertThrows(
        DiagnosticException.class,
        () -> lib.session.apply(List.of(patch(policy)), ApplyOptions.USUAL));
  }

  /** What a new call of the function returns: its own, with the flag set, is 7. */
  private int called() {
    var set = new Memory(8);
    set.setLong(0, 1);
    return lib.call("park", Pointer.nativeValue(set));
  }

  private void settled(boolean enabled) {
    Deadline deadline = ScoreLibrary.soon();
    String module = patch(StallPolicy.LEAVE).id().moduleName();
    while (!lib.session.transition(module).settled(enabled)) {
      assertFalse(deadline.passed());
      Clock.SYSTEM.sleep(Duration.ofMillis(5), new Cancellation());
    }
  }

  @Test
  void theBlockerIsNamedAndThePatchIsReversed() {
    var error = stalls(StallPolicy.REVERSE);
    assertEquals("E3001", error.diagnostics().get(0).code().id());
    String notes = error.diagnostics().get(0).notes().toString();
    assertTrue(notes.contains("waiting for parked/"), notes);
    assertTrue(notes.contains("park+0x"), notes);
    assertEquals(7, called());
    assertTrue(lib.session.state().patches().isEmpty());
    assertEquals(
        List.of(
            "enabling patch 'stall'",
            "'stall': initializing patching transition",
            "'stall': starting patching transition",
            "'stall': reversing transition from patching to unpatching",
            "'stall': starting unpatching transition",
            "'stall': completing unpatching transition",
            "'stall': unpatching complete"),
        lib.transcript());
  }

  @Test
  void whatIsLeftOpenEndsWhenTheThreadLeaves() throws Exception {
    var error = stalls(StallPolicy.LEAVE);
    assertEquals("E3002", error.diagnostics().get(0).code().id());
    assertTrue(lib.session.state().transition().isPresent());
    assertEquals(42, called(), "a thread that is in nothing of it has switched");
    var other = lib.patch("other", "score", ScoreLibrary.c("return 1;"));
    var busy =
        assertThrows(
            DiagnosticException.class, () -> lib.session.apply(List.of(other), ApplyOptions.USUAL));
    assertEquals("E3003", busy.diagnostics().get(0).code().id());
    flag.setInt(0, 1);
    assertEquals(7L, parked.get(10, TimeUnit.SECONDS));
    settled(true);
    assertEquals(42, called());
    lib.session.revert(List.of("stall"));
    assertEquals(7, called());
  }

  @Test
  void whatIsLeftOpenCanBeTakenBack() {
    stalls(StallPolicy.LEAVE);
    lib.session.revert(List.of("stall"));
    assertEquals(7, called());
    assertTrue(lib.session.state().patches().isEmpty());
  }

  @Test
  void forcingSwitchesItWhateverItDoes() throws Exception {
    stalls(StallPolicy.LEAVE);
    lib.session.force("stall");
    settled(true);
    assertEquals(42, called());
    assertTrue(
        lib.transcript().contains("forcing remaining tasks to the patched state"),
        lib.transcript().toString());
    flag.setInt(0, 1);
    assertEquals(7L, parked.get(10, TimeUnit.SECONDS), "it comes back from the old code");
    lib.session.revert(List.of("stall"));
    assertEquals(7, called());
  }

  /** Another thread is in the old code for as long as it likes. */
  @Test
  void whatIsLeftOpenCanBeTurnedBack() {
    stalls(StallPolicy.LEAVE);
    lib.session.cancel("stall");
    assertTrue(lib.session.state().patches().isEmpty());
    assertTrue(lib.session.state().idleModules().isEmpty());
    assertEquals(List.of(), lib.session.openEffects());
    assertEquals(7, called());
    var none = assertThrows(DiagnosticException.class, () -> lib.session.cancel("stall"));
    assertEquals("E4004", none.diagnostics().get(0).code().id());
  }

  @Test
  void immediateAsksNobody() {
    var patch =
        ScoreLibrary.with(
            lib.patch("now", "park", ScoreLibrary.c("return original(flag) + 1;")),
            Model.IMMEDIATE,
            StallPolicy.REVERSE);
    lib.session.apply(List.of(patch), ApplyOptions.USUAL);
    assertEquals(8, called());
    lib.session.revert(List.of("now"));
    assertEquals(7, called());
  }

  @Test
  void waitingOnEndsWithCancellation() {
    lib.onEvent(
        event -> {
          if (event instanceof org.liveseam.runtime.event.Event.Stalled) {
            lib.cancellation.cancel();
          }
        });
    var error = stalls(StallPolicy.WAIT);
    assertEquals("E3007", error.diagnostics().get(0).code().id());
    lib.cancellation.reset();
    assertEquals(7, called());
    assertTrue(lib.session.state().patches().isEmpty());
  }

  @Test
  void replacingAllTakesTheOthersBack() {
    lib.session.apply(
        List.of(lib.patch("first", "score", ScoreLibrary.c("return 5;"))), ApplyOptions.USUAL);
    var all = Patches.replacingAll(lib.patch("all", "wide", ScoreLibrary.c("return 9;")));
    lib.session.apply(List.of(all), ApplyOptions.USUAL);
    assertEquals(2, lib.call("score", 0));
    assertEquals(
        List.of("all"), lib.session.state().patches().stream().map(p -> p.name()).toList());
    assertTrue(lib.session.state().idleModules().isEmpty());
  }

  @Test
  void aLibraryThatComesIsPatchedAndKept() {
    var late =
        new ScoreLibrary.Late(cache, scratch, "liblate.so", "int late(int x) { return x; }\n");
    var five = ScoreLibrary.from("five", "int five(int x) { return 5; }\n");
    lib.session.apply(List.of(late.patch("late", "late", five)), ApplyOptions.USUAL);
    assertTrue(lib.transcript().contains("'late': patching complete"));
    late.load();
    lib.session.state();
    lib.session.drainLog();
    assertEquals(5, late.call("late", 1));
    assertTrue(
        lib.transcript().contains("applying patch 'late' to loading module 'liblate.so'"),
        lib.transcript().toString());
    lib.session.revert(List.of("late"));
    assertEquals(1, late.call("late", 1));
    late.unload();
  }

  @Test
  void aLibraryThatGoesIsRevertedAndPatchedWhenItComesAgain() {
    var late =
        new ScoreLibrary.Late(cache, scratch, "libgoes.so", "int late(int x) { return x; }\n");
    late.load();
    var five = ScoreLibrary.from("five", "int five(int x) { return 5; }\n");
    lib.session.apply(List.of(late.patch("goes", "late", five)), ApplyOptions.USUAL);
    assertEquals(5, late.call("late", 1));
    late.unload();
    assertFalse(lib.session.state().loadedModules().contains("libgoes.so"), "really unloaded");
    lib.session.drainLog();
    assertTrue(
        lib.transcript().contains("reverting patch 'goes' on unloading module 'libgoes.so'"),
        lib.transcript().toString());
    late.load();
    lib.session.state();
    assertEquals(5, late.call("late", 1));
    lib.session.revert(List.of("goes"));
    assertEquals(1, late.call("late", 1));
    late.unload();
  }

  @Test
  void aLibraryThatComesWhileAThreadIsWaitedForJoins() throws Exception {
    var late =
        new ScoreLibrary.Late(cache, scratch, "libjoins.so", "int late(int x) { return x; }\n");
    var ten = ScoreLibrary.from("ten", "int ten(int x) { return 10; }\n");
    lib.session.apply(List.of(late.patch("older", "late", ten)), ApplyOptions.USUAL);
    var five =
        ScoreLibrary.from(
            "five", "int original(int);\nint five(int x) { return 5 + original(x); }\n");
    var both =
        Patches.patch(
            "stall",
            List.of(
                patch(StallPolicy.LEAVE).objects().get(0),
                late.patch("x", "late", five).objects().get(0)));
    var leaving = ScoreLibrary.with(both, Model.PER_TASK, StallPolicy.LEAVE);
    assertThrows(
        DiagnosticException.class, () -> lib.session.apply(List.of(leaving), ApplyOptions.USUAL));
    late.load();
    lib.session.state();
    assertEquals(15, late.call("late", 1), "this thread has switched");
    lib.session.revert(List.of("stall"));
    assertEquals(10, late.call("late", 1));
    lib.session.revert(List.of("older"));
    assertEquals(1, late.call("late", 1));
    late.unload();
  }

  @Test
  void theMachineIsStoppedOrNothingChanges() {
    var patch =
        ScoreLibrary.with(
            lib.patch("stopped", "park", ScoreLibrary.c("return 42;")),
            Model.STOP_MACHINE,
            StallPolicy.REVERSE);
    var error =
        assertThrows(
            DiagnosticException.class, () -> lib.session.apply(List.of(patch), ApplyOptions.USUAL));
    assertEquals("E3050", error.diagnostics().get(0).code().id());
    assertTrue(lib.session.state().patches().isEmpty());
    assertEquals(7, called());
    flag.setInt(0, 1);
    assertEquals(7L, parked.join());
    lib.session.apply(List.of(patch), ApplyOptions.USUAL);
    assertEquals(42, called());
    lib.session.revert(List.of("stopped"));
    assertEquals(7, called());
  }
}
