package org.liveseam.runtime.process.engine;

import java.nio.file.Files;
import java.nio.file.Path;
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
 * <pre>edges NAME [FLAVOUR]</pre>
 */
final class Edges {
  private final NativeLib lib;
  private final ThreadRedirector redirector;

  private Edges(Flavour flavour) throws Exception {
    lib = NativeLib.load(Files.createTempDirectory("edges"), "edges.c", flavour);
    redirector = ThreadRedirector.open(lib::describe, Hammer.defects());
  }

  public static void main(String[] args) throws Exception {
    run(args);
    System.out.println("fine");
    // The first thread, which would wait for this one, may have left.
    Runtime.getRuntime().halt(0);
  }

  private static void run(String[] args) throws Exception {
    var edges = new Edges(args.length > 1 ? Flavour.valueOf(args[1]) : Flavour.NOPS_5);
    edges.redirector.register(List.of(edges.lib.site("waiting"), edges.lib.site("number")), soon());
    switch (args[0]) {
      case "none" -> edges.expect("nothing has changed", edges.number() == 0);
      case "spawning" -> edges.spawning();
      case "hook" -> edges.hook();
      case "deaf" -> edges.deaf();
      case "full" -> edges.full();
      case "leader" -> edges.leader();
      case "taken" -> edges.taken();
      case "blocked" -> edges.blocked();
      case "unstoppable" -> edges.unstoppable();
      default -> throw new IllegalArgumentException(args[0]);
    }
    edges.redirector.close();
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

  private long call(String function, Object... arguments) {
    return lib.function(function).invokeLong(arguments);
  }

  private List<Switch> there(String function) {
    return List.of(new Switch(lib.site(function), Optional.of(lib.code("new_" + function))));
  }

  private List<Switch> back(String function) {
    return List.of(new Switch(lib.site(function), Optional.empty()));
  }

  private Switching stop(List<Switch> switches, Deadline deadline) {
    return redirector.begin(switches, Model.STOP_MACHINE, deadline);
  }

  private int number() {
    return lib.function("number").invokeInt(new Object[0]);
  }

  /** A child that was made by vfork(2) is in the old function. */
  private void spawning() throws Exception {
    call("spawn_start");
    Switching open = redirector.begin(there("waiting"), Model.PER_TASK, soon());
    List<Blocker> left = open.poll();
    for (int i = 0; i < 100 && !open.done(); i++) {
      Thread.sleep(1);
      left = open.poll();
    }
    expect("it waits for the child", !open.done());
    expect(left.toString(), left.size() == 1 && left.get(0).where().contains("child"));
    call("spawn_stop");
    Hammer.finish(open, soon());
    expect("the new one is called", lib.function("waiting").invokeInt(new Object[0]) == 1);
    Hammer.finish(redirector.begin(back("waiting"), Model.PER_TASK, soon()), soon());
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

  /** Attempts to stop all that sent no signal, or not to all, leave nothing behind. */
  private void deaf() {
    call("run_start", 1);
    for (int i = 0; i < 2; i++) {
      refused("E3050", () -> stop(there("number"), atOnce()));
    }
    expect("nothing has changed", number() == 0);
    call("run_stop");
    stop(there("number"), soon());
    expect("it is switched", number() == 1);
    stop(back("number"), soon());
  }

  /** The kernel takes no more signals for this user: nobody has been stopped, and nobody ended. */
  private void full() throws Exception {
    call("run_start", 3);
    long before = call("signals_most", 0L);
    refused("E1156", () -> stop(there("number"), soon()));
    expect("nothing has changed", number() == 0);
    Switching open = redirector.begin(there("number"), Model.PER_TASK, soon());
    refused("E1156", () -> pollOften(open));
    call("signals_most", before);
    Hammer.finish(open, soon());
    expect("it is switched", number() == 1);
    stop(back("number"), soon());
    expect("it is switched back", number() == 0);
    call("run_stop");
  }

  private static void pollOften(Switching switching) {
    Deadline deadline = soon(); // signals come when threads had their time to switch alone
    while (!switching.done() && !deadline.passed()) {
      switching.poll();
    }
  }

  /** A first thread that has ended stays in the list of threads for ever. */
  private void leader() throws Exception {
    call("leader_leave");
    String id = Long.toString(ProcessHandle.current().pid());
    Path state = Path.of("/proc/self/task", id, "stat");
    Deadline deadline = soon();
    while (!Files.readString(state).contains(") Z ") && !deadline.passed()) {
      Thread.sleep(1);
    }
    stop(there("number"), soon());
    expect("it is switched", number() == 1);
    Hammer.finish(redirector.begin(back("number"), Model.PER_TASK, soon()), soon());
    expect("it is switched back", number() == 0);
  }

  /** A breakpoint would end a thread that does not take its signal. */
  private void blocked() throws Exception {
    call("run_start", 2);
    // With the defect, until it shows: the thread has to run at the right moment.
    int rounds = Hammer.defects().isEmpty() ? 50 : 50_000;
    for (int i = 0; i < rounds; i++) {
      redirector.begin(there("number"), Model.IMMEDIATE, soon());
      redirector.begin(back("number"), Model.IMMEDIATE, soon());
    }
    for (int i = 0; i < 4; i++) {
      Hammer.finish(redirector.begin(there("number"), Model.PER_TASK, soon()), soon());
      Hammer.finish(redirector.begin(back("number"), Model.PER_TASK, soon()), soon());
    }
    call("run_stop");
  }

  /** Entries that take a stop are not changed while a thread cannot be stopped. */
  private void unstoppable() throws Exception {
    call("run_start", 1);
    refused("E1157", () -> redirector.begin(there("number"), Model.IMMEDIATE, soon()));
    refused("E1157", () -> redirector.begin(there("number"), Model.PER_TASK, soon()));
    expect("nothing has changed", number() == 0);
    call("run_stop");
    Switching open = redirector.begin(there("number"), Model.PER_TASK, soon());
    call("run_start", 1);
    String why = "runs with signals blocked";
    List<Blocker> left = open.poll();
    Deadline deadline = soon();
    while (!open.done()
        && !deadline.passed()
        && left.stream().noneMatch(one -> one.where().equals(why))) {
      left = open.poll();
    }
    expect("it waits for the thread: " + left, !open.done() && !deadline.passed());
    expect("the new one is called", number() == 1);
    refused("E1157", open::force);
    expect("it is still open", !open.done());
    call("run_stop");
    Hammer.finish(open, soon());
    Hammer.finish(redirector.begin(back("number"), Model.PER_TASK, soon()), soon());
  }

  /** A signal whose handler is gone would end the process. */
  private void taken() throws Exception {
    call("run_start", 3);
    Switching open = stopped();
    Hammer.finish(open, soon());
    expect("it is switched", number() == 1);
    stop(back("number"), soon());
    call("run_stop");
  }

  private Switching stopped() {
    try (var all = new Defaults()) {
      refused("E1158", () -> stop(there("number"), soon()));
      Switching open = redirector.begin(there("number"), Model.PER_TASK, soon());
      refused("E1158", () -> pollOften(open));
      expect("signals were taken: " + all, !open.done());
      return open;
    }
  }
}
