package org.liveseam.runtime.process.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/** Two libraries, one to be switched to the other, and what scenes are made of. */
abstract class Stage {
  final NativeLib old;
  final NativeLib fresh;
  final Path folder;
  final ThreadRedirector redirector;

  Stage(Flavour flavour) throws Exception {
    folder = Files.createTempDirectory("scenes");
    old = NativeLib.load(folder, "hammer.c", flavour);
    fresh = NativeLib.load(folder, "replacement.c", Flavour.NOPS_5);
    redirector = ThreadRedirector.open(old::describe, Hammer.defects());
  }

  abstract void play(String scene) throws Exception;

  /** Plays one, and looks that nothing is left of it. */
  void run(String scene) throws Exception {
    try {
      register("f", "g", "parked", "interrupted", "visited");
      play(scene);
    } finally {
      redirector.close();
    }
    expect("f is as it was", probe() == 0);
    System.out.println("fine");
  }

  void register(String... functions) {
    redirector.register(java.util.Arrays.stream(functions).map(old::site).toList(), soon());
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  void expect(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }

  int call(String function, Object... arguments) {
    return old.function(function).invokeInt(arguments);
  }

  int probe() {
    return call("probe");
  }

  Switch to(String function, String replacement) {
    return new Switch(old.site(function), Optional.of(fresh.code(replacement)));
  }

  Switch back(String function) {
    return new Switch(old.site(function), Optional.empty());
  }

  Switching begin(Switch... switches) {
    return redirector.begin(List.of(switches), Model.PER_TASK, soon());
  }

  void done(Switch... switches) throws InterruptedException {
    Hammer.finish(begin(switches), soon());
  }

  static List<Blocker> pollUntilOne(Switching switching) throws InterruptedException {
    Deadline deadline = soon();
    List<Blocker> left = switching.poll();
    while (left.size() > 1 && !deadline.passed()) {
      Thread.sleep(1);
      left = switching.poll();
    }
    return left;
  }

  Blocker only(List<Blocker> left) {
    expect("one is left: " + left, left.size() == 1);
    return left.get(0);
  }
}
