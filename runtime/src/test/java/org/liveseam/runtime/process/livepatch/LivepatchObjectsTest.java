package org.liveseam.runtime.process.livepatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.event.Words;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.livepatch.ModelRedirector.ModelThread;

/** Objects that come and go, and code that is to be freed. */
final class LivepatchObjectsTest extends LivepatchScene {
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
  void anObjectThatOnlyBuriedCodeHoldsIsNotPatchedAgainUntilItIsOpened() {
    apply("cb", withCallbacks("liblate.so", 0));
    process.load("liblate.so", "f");
    core.tick();
    process.enter(thread, "liblate.so", "f");
    process.abandon("liblate.so");
    core.tick();
    for (int i = 0; i < 3; i++) {
      process.load("libother" + i + ".so", "g");
      core.tick();
    }
    long applied =
        transcript().stream().filter(line -> line.startsWith("applying patch 'cb'")).count();
    assertEquals(1, applied);
    process.reopen("liblate.so");
    core.tick();
    thread.stack.clear();
    assertEquals("cb", process.call(thread, "liblate.so", "f"));
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

  /** The older one is what the newer one calls as its original. */
  @Test
  void nothingIsFreedThatSomebodyMayStillCall() {
    core.stage(payload("a", Model.IMMEDIATE, false, body("a", "f")), soon()).commit(soon());
    core.stage(payload("b", Model.IMMEDIATE, false, body("b", "f")), soon()).commit(soon());
    process.enter(thread, LIB, "f");
    core.stage(payload("all", Model.IMMEDIATE, true, body("all", "f")), soon()).commit(soon());
    core.remove(module("a"));
    assertEquals(3, process.held, "somebody is in `b`, which is only resting");
    core.remove(module("b"));
    assertEquals(3, process.held);
    core.stage(payload("other", Model.IMMEDIATE, false, body("other", "g")), soon()).commit(soon());
    revert("other");
    assertEquals(3, process.held, "what has nothing to do with it is freed");
    thread.stack.clear();
    core.tick();
    assertEquals(1, process.held);
  }

  /** There is nothing to switch then; it must be in effect all the same if that is turned back. */
  @Test
  void anObjectMayComeWhileItsPatchLeaves() {
    apply(
        "fix", body("fix", "f"), process.new ModelBody("late", false, "liblate.so", List.of("f")));
    process.enter(thread, LIB, "f");
    core.setEnabled(module("fix"), false, soon());
    process.load("liblate.so", "f");
    core.tick();
    assertEquals("f", process.call(process.redirector.thread(2), "liblate.so", "f"));
    core.setEnabled(module("fix"), true, soon());
    assertTrue(core.status(module("fix")).settled(true));
    assertEquals("late", process.call(thread, "liblate.so", "f"));
    assertEquals(Optional.of(true), core.patches().get(0).objects().get(1).patched());
  }

  /** While another patch's threads switch, callbacks come when the functions are in effect. */
  @Test
  void anObjectMayComeDuringAnothersTransition() {
    apply("cb", withCallbacks("liblate.so", 0));
    process.enter(thread, LIB, "f");
    apply("fix", body("fix", "f"));
    var other = process.redirector.thread(2);
    process.redirector.onJoin = () -> log.add(Words.because("test", "joined"));
    process.load("liblate.so", "f");
    core.tick();
    assertEquals("cb", process.call(other, "liblate.so", "f"));
    List<String> all = log.page(0).lines().stream().map(line -> line.text()).toList();
    int joined = all.indexOf(Words.because("test", "joined").text());
    assertTrue(joined > 0);
    assertTrue(all.get(joined - 1).contains("pre_patch callback"), all::toString);
    assertTrue(all.get(joined + 1).contains("post_patch callback"), all::toString);
  }

  /** The first callback agreed, so the last one has something to clean up. */
  @Test
  void anObjectThatCannotJoinIsLeftAsItIs() {
    apply("cb", withCallbacks("liblate.so", 0));
    process.enter(thread, LIB, "f");
    apply("fix", body("fix", "f"));
    process.redirector.onJoin =
        () -> {
          throw Diagnostic.of(TransitionErrors.TASKS_UNSETTLED).raise();
        };
    process.load("liblate.so", "f");
    core.tick();
    assertEquals("f", process.call(thread, "liblate.so", "f"));
    List<String> all = transcript();
    assertTrue(all.contains("'cb': post_unpatch callback of object 'liblate.so'"), all::toString);
    assertEquals(Optional.of(false), core.patches().get(0).objects().get(0).patched());
    thread.stack.clear();
    core.tick();
    assertTrue(core.status(module("fix")).settled(true));
  }
}
