package org.liveseam.runtime.process.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/**
 * Situations that the engine must come through, each run in a process of its own:
 *
 * <pre>scenes NAME [FLAVOUR]</pre>
 */
final class Scenes {
  private static final int SAMPLE = 40;

  private final NativeLib old;
  private final NativeLib fresh;
  private final Path folder;
  private final ThreadRedirector redirector;

  private Scenes(Flavour flavour) throws Exception {
    folder = Files.createTempDirectory("scenes");
    old = NativeLib.load(folder, "hammer.c", flavour);
    fresh = NativeLib.load(folder, "replacement.c", Flavour.NOPS_5);
    redirector = ThreadRedirector.open(old::describe, Hammer.defects());
  }

  public static void main(String[] args) throws Exception {
    var scenes = new Scenes(args.length > 1 ? Flavour.valueOf(args[1]) : Flavour.NOPS_5);
    try {
      scenes.register("f", "g", "parked", "interrupted", "visited");
      switch (args[0]) {
        case "parked" -> scenes.parked();
        case "storm" -> scenes.storm();
        case "thousand" -> scenes.thousand();
        case "fork" -> scenes.fork();
        case "many" -> scenes.many();
        case "alternate" -> scenes.alternate();
        case "deaf" -> scenes.deaf();
        case "traced" -> scenes.traced();
        case "far" -> scenes.far();
        case "join" -> scenes.join();
        case "visited" -> scenes.visited();
        case "waits" -> scenes.waits();
        case "steady" -> scenes.steady();
        default -> throw new IllegalArgumentException(args[0]);
      }
    } finally {
      scenes.redirector.close();
    }
    scenes.expect("f is as it was", scenes.probe() == 0);
    System.out.println("fine");
  }

  private void register(String... functions) {
    redirector.register(java.util.Arrays.stream(functions).map(old::site).toList(), soon());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  private void expect(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }

  private int call(String function, Object... arguments) {
    return old.function(function).invokeInt(arguments);
  }

  private int probe() {
    return call("probe");
  }

  private Switch to(String function, String replacement) {
    return new Switch(old.site(function), Optional.of(fresh.code(replacement)));
  }

  private Switch back(String function) {
    return new Switch(old.site(function), Optional.empty());
  }

  private Switching begin(Switch... switches) {
    return redirector.begin(List.of(switches), Model.PER_TASK, soon());
  }

  private void done(Switch... switches) throws InterruptedException {
    Hammer.finish(begin(switches), soon());
  }

  private static List<Blocker> pollUntilOne(Switching switching) throws InterruptedException {
    Deadline deadline = soon();
    List<Blocker> left = switching.poll();
    while (left.size() > 1 && !deadline.passed()) {
      Thread.sleep(1);
      left = switching.poll();
    }
    return left;
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

  private Blocker only(List<Blocker> left) {
    expect("one is left: " + left, left.size() == 1);
    return left.get(0);
  }

  /** Threads that come and go while everything is switched. */
  private void storm() throws Exception {
    call("storm_start");
    for (int i = 0; i < 10; i++) {
      done(to("f", "new_f"), to("g", "new_g"));
      done(back("f"), back("g"));
    }
    long born = old.function("storm_stop").invokeLong(new Object[0]);
    expect(born + " threads were born", born > 0);
  }

  private void thousand() throws Exception {
    old.function("hammer_start").invokeVoid(new Object[] {1000, 10, 0, 20_000, 0});
    for (int i = 0; i < 4; i++) {
      done(to("f", "new_f"), to("g", "new_g"));
      done(back("f"), back("g"));
    }
    old.function("hammer_stop").invokeVoid(new Object[0]);
    try (var counts = new com.sun.jna.Memory(24)) {
      old.function("hammer_counts").invokeVoid(new Object[] {counts});
      expect("no call was mixed", counts.getLong(8) == 0);
      expect("new ones ran", counts.getLong(16) > 0);
    }
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

  /** Ten thousand functions in one switching; the last of twenty replacements wins. */
  private void many() throws Exception {
    NativeLib many = NativeLib.load(folder, "many.c", Flavour.NOPS_5);
    var sites = new ArrayList<EntrySite>();
    var there = new ArrayList<Switch>();
    for (int i = 0; i < 10_000; i++) {
      long at = many.address("many_old") + 16L * i;
      long to = many.address("many_new") + 16L * i;
      var site =
          new EntrySite(
              EntrySite.Kind.NOPS_5, at, at + 5, new AddressRange(at, at + 11), List.of());
      sites.add(site);
      there.add(new Switch(site, Optional.of(new Code(to, List.of(new AddressRange(to, to + 6))))));
    }
    redirector.register(sites, soon());
    List<Switch> back =
        there.stream().map(one -> new Switch(one.site(), Optional.empty())).toList();
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      Hammer.finish(redirector.begin(there, Model.PER_TASK, soon()), soon());
      System.out.printf("there %d us%n", (System.nanoTime() - start) / 1000);
      expect("all are new", sum(many) == 10_000L * 1_000_000 + 49_995_000);
      Hammer.finish(redirector.begin(back, Model.PER_TASK, soon()), soon());
      expect("all are old", sum(many) == 49_995_000);
    }
    EntrySite one = sites.get(0);
    for (int depth = 1; depth <= 20; depth++) {
      Switch deeper = new Switch(one, there.get(depth).to());
      Hammer.finish(redirector.begin(List.of(deeper), Model.PER_TASK, soon()), soon());
      expect("the newest wins", called(one.address()) == 1_000_000 + depth);
    }
    Hammer.finish(redirector.begin(back.subList(0, 1), Model.PER_TASK, soon()), soon());
    expect("the first is itself again", called(one.address()) == 0);
  }

  private static long sum(NativeLib many) {
    long sum = 0;
    for (int i = 0; i < 10_000; i++) {
      sum += called(many.address("many_old") + 16L * i);
    }
    return sum;
  }

  private static int called(long address) {
    return com.sun.jna.Function.getFunction(new com.sun.jna.Pointer(address))
        .invokeInt(new Object[0]);
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

  /** A replacement that no jump reaches. */
  private void far() throws Exception {
    var process = org.liveseam.runtime.os.ThisProcess.load();
    try (var memory = process.memory().mapAt(0x1357_9bdf_0000L, 4096)) {
      byte[] one = {(byte) 0xb8, 1, 0, 0, 0, (byte) 0xc3};
      process.memory().put(memory.address(), one);
      memory.makeExecutable();
      var code =
          new Code(
              memory.address(),
              List.of(new AddressRange(memory.address(), memory.address() + one.length)));
      for (int i = 0; i < 30; i++) {
        Hammer.finish(
            redirector.begin(
                List.of(new Switch(old.site("f"), Optional.of(code))), Model.PER_TASK, soon()),
            soon());
        expect("the far one runs", probe() == 1);
        done(back("f"));
        expect("the near one runs", probe() == 0);
      }
    }
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

  /** Memory and descriptors are the same after many switchings. */
  private void steady() throws Exception {
    thereAndBack(50);
    long most = thereAndBack(SAMPLE);
    long files = files();
    thereAndBack(Integer.getInteger("scenes.rounds", 100));
    long now = thereAndBack(SAMPLE);
    System.out.printf("mapped %d then %d files %d then %d%n", most, now, files, files());
    expect("no descriptor is left open", files() == files);
    expect("no memory is left mapped", now <= most);
  }

  /** The most bytes that were mapped meanwhile: what waits for threads to leave comes and goes. */
  private long thereAndBack(int rounds) throws InterruptedException {
    long most = 0;
    for (int i = 0; i < rounds; i++) {
      done(to("f", "new_f"), to("g", "new_g"));
      done(back("f"), back("g"));
      most = Math.max(most, redirector.memory().mapped());
    }
    return most;
  }

  private static long files() throws Exception {
    try (var list = Files.list(Path.of("/proc/self/fd"))) {
      return list.count();
    }
  }
}
