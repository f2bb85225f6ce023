package org.liveseam.runtime.process.engine;

import java.time.Duration;
import java.util.List;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/**
 * Threads that stand where switching is hard, each scene in a process of its own:
 *
 * <pre>scenes NAME FLAVOUR</pre>
 */
final class Scenes extends Stage {
  private Scenes(Flavour flavour) throws Exception {
    super(flavour);
  }

  public static void main(String[] args) throws Exception {
    new Scenes(Flavour.valueOf(args[1])).run(args[0]);
  }

  @Override
  void play(String scene) throws Exception {
    switch (scene) {
      case "parked" -> parked();
      case "fork" -> fork();
      case "alternate" -> alternate();
      case "deaf" -> deaf();
      case "traced" -> traced();
      case "join" -> join();
      case "visited" -> visited();
      case "waits" -> waits();
      default -> throw new IllegalArgumentException(scene);
    }
  }

  /** A thread that stays inside: the switching stays open, says who, can be turned and forced. */
  private void parked() throws Exception {
    call("park_start");
    Switching first = begin(to("f", "new_f"), to("g", "new_g"), to("parked", "new_parked"));
    Blocker parker = only(pollUntilOne(first));
    expect(parker + " is the parker", parker.comm().equals("parker"));
    expect(parker.where() + " names the function", parker.where().startsWith("in parked+0x"));
    expect("it stays open", !first.done());
    expect("this thread has switched", probe() == 1);
    first.reverse();
    Hammer.finish(first, soon());
    expect("all is back", probe() == 0);
    Switching turned = begin(to("f", "new_f"), to("g", "new_g"), to("parked", "new_parked"));
    only(pollUntilOne(turned));
    turned.reverse();
    turned.reverse();
    only(pollUntilOne(turned));
    expect("it is still open", !turned.done());
    expect("it goes forward again", probe() == 1);
    turned.force();
    expect("it is done", turned.done() && probe() == 1);
    Code parkedCode = new Code(old.address("parked"), List.of(old.range("parked")));
    expect("the old code is in use", !redirector.unused(parkedCode.ranges()));
    call("park_stop");
    expect("the old code is not in use", redirector.unused(parkedCode.ranges()));
    done(back("f"), back("g"), back("parked"));
    try {
      call("park_start");
      redirector.begin(
          List.of(to("parked", "new_parked"), to("f", "new_f")),
          Model.STOP_MACHINE,
          Deadline.in(Duration.ofMillis(300)));
      expect("it is refused", false);
    } catch (DiagnosticException e) {
      expect(e.getMessage(), e.diagnostics().get(0).code().id().equals("E3050"));
      expect(
          "it says who: " + e.diagnostics().get(0).notes(),
          e.diagnostics().get(0).notes().toString().contains("(in parked+0x"));
    }
    expect("nothing has changed", probe() == 0);
    call("park_stop");
  }

  /** A forked child goes its own way. */
  private void fork() throws Exception {
    call("park_start");
    Switching open = begin(to("f", "new_f"), to("g", "new_g"), to("parked", "new_parked"));
    only(pollUntilOne(open));
    int during = call("fork_child");
    open.reverse();
    Hammer.finish(open, soon());
    int result = call("fork_result", during);
    expect("the child saw one side before and after: " + result, result == 11 || result == 0);
    int before = call("fork_child");
    call("park_stop");
    done(to("f", "new_f"), to("g", "new_g"));
    expect("this process has switched", probe() == 1);
    expect("the child has not", call("fork_result", before) == 0);
    done(back("f"), back("g"));
  }

  /** What is below an alternate stack is unknown, wherever that stack is. */
  private void alternate() throws Exception {
    for (int within = 0; within < 2; within++) {
      call("alternate_start", within);
      Switching open = begin(to("interrupted", "new_interrupted"), to("f", "new_f"));
      Blocker left = only(pollUntilOne(open));
      Thread.sleep(50);
      left = only(open.poll());
      expect(left.where(), left.where().equals("on a stack that is not its own"));
      call("park_stop");
      Hammer.finish(open, soon());
      done(back("interrupted"), back("f"));
    }
  }

  /** A return address that is in no frame stands in nobody's way; one that is in a frame does. */
  private void visited() throws Exception {
    Switch there = to("visited", "new_visited");
    call("visit_start", 0);
    Switching dead = begin(there);
    Deadline deadline = Deadline.in(Duration.ofSeconds(3));
    while (!dead.done() && !deadline.passed()) {
      dead.poll();
      Thread.sleep(1);
    }
    expect("a dead return address is no frame: " + dead.poll(), dead.done());
    call("park_stop");
    done(back("visited"));
    call("visit_start", 1);
    Switching live = begin(there);
    only(pollUntilOne(live));
    Thread.sleep(100);
    Blocker left = only(live.poll());
    expect(
        left.where(),
        left.where().matches("in visited\\+0x[0-9a-f]+, called from .*, called from .*"));
    call("park_stop");
    Hammer.finish(live, soon());
    done(back("visited"));
  }

  /** Nothing that waits is disturbed by per-task; what the kernel restarts not by a stop either. */
  private void waits() throws Exception {
    call("waits_start");
    Thread.sleep(100);
    for (int i = 0; i < 5; i++) {
      done(to("f", "new_f"), to("g", "new_g"));
      done(back("f"), back("g"));
    }
    for (int which = 0; which < 3; which++) {
      expect("not disturbed: " + which, call("waits_cut", which) == 0);
    }
    for (int i = 0; i < 5; i++) {
      redirector.begin(List.of(to("f", "new_f"), to("g", "new_g")), Model.STOP_MACHINE, soon());
      expect("all is new", probe() == 1);
      redirector.begin(List.of(back("f"), back("g")), Model.STOP_MACHINE, soon());
    }
    Thread.sleep(100);
    expect("read goes on", call("waits_cut", 0) == 0);
    expect("nanosleep says so", call("waits_cut", 1) > 0);
    expect("poll says so", call("waits_cut", 2) > 0);
    call("waits_stop");
  }

  private void deaf() throws Exception {
    call("deaf_start");
    Switching open = begin(to("f", "new_f"), to("g", "new_g"));
    Blocker left = only(pollUntilOne(open));
    Deadline deadline = soon();
    while (!left.where().equals("runs with signals blocked") && !deadline.passed()) {
      left = only(open.poll());
    }
    expect(left.where(), left.where().equals("runs with signals blocked"));
    call("deaf_stop");
    Hammer.finish(open, soon());
    done(back("f"), back("g"));
  }

  /** Entries that need a breakpoint are left alone while a debugger would get it. */
  private void traced() throws Exception {
    int tracer = call("tracer_start");
    expect("it is traced", tracer > 0);
    try {
      begin(to("f", "new_f"), to("g", "new_g"));
      expect("it is refused", false);
    } catch (DiagnosticException e) {
      expect(e.getMessage(), e.diagnostics().get(0).code().id().equals("E1154"));
      expect(e.getMessage(), e.getMessage().contains("f+0x") || e.getMessage().contains("g+0x"));
    }
    expect("nothing has changed", probe() == 0);
    redirector.begin(List.of(to("f", "new_f"), to("g", "new_g")), Model.STOP_MACHINE, soon());
    expect("stop-machine needs none", probe() == 1);
    call("tracer_stop", tracer);
    done(back("f"), back("g"));
  }

  /** Functions that come while the others are being switched. */
  private void join() throws Exception {
    call("park_start");
    Switching open = begin(to("parked", "new_parked"));
    only(pollUntilOne(open));
    open.join(List.of(to("f", "new_f"), to("g", "new_g")));
    expect("who has switched sees the new one", probe() == 1);
    open.reverse();
    Hammer.finish(open, soon());
    expect("they go back, too", probe() == 0);
    Switching again = begin(to("parked", "new_parked"));
    only(pollUntilOne(again));
    again.join(List.of(to("f", "new_f"), to("g", "new_g")));
    call("park_stop");
    Hammer.finish(again, soon());
    expect("all is new", probe() == 1);
    done(back("f"), back("g"), back("parked"));
  }
}
