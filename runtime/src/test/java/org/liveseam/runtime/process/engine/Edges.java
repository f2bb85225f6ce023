package org.liveseam.runtime.process.engine;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/**
 * Threads where few are, and a kernel that refuses; a program of its own.
 *
 * <pre>edges NAME</pre>
 */
final class Edges {
  private final NativeLib lib;
  private final ThreadRedirector redirector;

  private Edges() throws Exception {
    lib = NativeLib.load(Files.createTempDirectory("edges"), "edges.c", Flavour.NOPS_5);
    redirector = ThreadRedirector.open(lib::describe, Hammer.defects());
  }

  public static void main(String[] args) throws Exception {
    var edges = new Edges();
    edges.redirector.register(List.of(edges.lib.site("waiting")), soon());
    switch (args[0]) {
      case "spawning" -> edges.spawning();
      case "hook" -> edges.hook();
      default -> throw new IllegalArgumentException(args[0]);
    }
    edges.redirector.close();
    System.out.println("fine");
    // The thread that would wait for this one may have left.
    Runtime.getRuntime().halt(0);
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  private static Deadline atOnce() {
    return Deadline.in(Duration.ofMillis(300));
  }

  private void expect(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }

  private void refused(String code, Runnable what) {
    try {
      what.run();
    } catch (DiagnosticException e) {
      expect(e.getMessage(), e.diagnostics().get(0).code().id().equals(code));
      return;
    }
    expect("it is refused", false);
  }

  private void call(String function) {
    lib.function(function).invokeVoid(new Object[0]);
  }

  private List<Switch> there() {
    return List.of(new Switch(lib.site("waiting"), Optional.of(lib.code("new_waiting"))));
  }

  private List<Switch> back() {
    return List.of(new Switch(lib.site("waiting"), Optional.empty()));
  }

  private boolean isNew() {
    return lib.function("waiting").invokeInt(new Object[0]) == 1;
  }

  /** A child that was made by vfork(2) is in the old function. */
  private void spawning() throws Exception {
    call("spawn_start");
    Switching open = redirector.begin(there(), Model.PER_TASK, soon());
    List<Blocker> left = open.poll();
    for (int i = 0; i < 100 && !open.done(); i++) {
      Thread.sleep(1);
      left = open.poll();
    }
    expect("it waits for the child", !open.done());
    expect(left.toString(), left.size() == 1 && left.get(0).where().contains("child"));
    call("spawn_stop");
    Hammer.finish(open, soon());
    expect("the new one is called", isNew());
    Hammer.finish(redirector.begin(back(), Model.PER_TASK, soon()), soon());
  }

  /** A thread has entered a function and is in the hook that its first instruction calls. */
  private void hook() {
    long at = lib.address("hooked");
    AddressRange range = lib.range("hooked");
    var site = new EntrySite(EntrySite.Kind.FENTRY, at, at + 6, range, List.of());
    call("hook_start");
    refused("E1155", () -> redirector.register(List.of(site), atOnce()));
    call("hook_stop");
    redirector.register(List.of(site), soon());
  }
}
