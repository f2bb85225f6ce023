package org.liveseam.runtime.process.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.target.Deadline;

/**
 * A thread is stopped at one instruction, by a signal whose handler waits, while functions are
 * switched; a program of its own.
 *
 * <pre>frozen SITUATION</pre>
 */
final class Frozen {
  private static final int SECONDS = 60;

  final NativeLib old;
  private final NativeLib fresh;
  final ThreadRedirector redirector;

  Frozen() throws Exception {
    Path folder = Files.createTempDirectory("frozen");
    old = NativeLib.load(folder, "hammer.c", Flavour.NOPS_5);
    fresh = NativeLib.load(folder, "replacement.c", Flavour.NOPS_5);
    redirector = ThreadRedirector.open(old::describe, Hammer.defects());
  }

  public static void main(String[] args) throws Exception {
    var frozen = new Frozen();
    if (!args[0].equals("unready")) {
      frozen.register(soon());
    }
    switch (args[0]) {
      case "stale" -> frozen.stale();
      case "unlisted" -> frozen.unlisted();
      case "replacement" -> frozen.replacement();
      case "entry" -> frozen.entry();
      case "unready" -> frozen.unready();
      default -> throw new IllegalArgumentException(args[0]);
    }
    frozen.redirector.close();
    System.out.println("fine");
  }

  void register(Deadline deadline) {
    redirector.register(List.of(old.site("f"), old.site("g"), old.site("parked")), deadline);
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  int call(String function, Object... arguments) {
    return old.function(function).invokeInt(arguments);
  }

  void freeze(AddressRange where) {
    expect("it could be stopped", call("victim_freeze", where.start(), where.end(), SECONDS) == 1);
  }

  void expect(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }

  Switch to(String function, Code code) {
    return new Switch(old.site(function), Optional.of(code));
  }

  List<Switch> there() {
    return List.of(to("f", fresh.code("new_f")), to("g", fresh.code("new_g")));
  }

  List<Switch> andParked() {
    var all = new java.util.ArrayList<>(there());
    all.add(to("parked", fresh.code("new_parked")));
    return all;
  }

  static List<Switch> back(List<Switch> switches) {
    return switches.stream().map(one -> new Switch(one.site(), Optional.empty())).toList();
  }

  Switching begin(List<Switch> switches) {
    return redirector.begin(switches, Model.PER_TASK, soon());
  }

  /** It stays open for some time with one thread left; thaw, and it ends. */
  private void waitsForVictim(Switching switching) throws Exception {
    for (int i = 0; i < 100 && !switching.done(); i++) {
      switching.poll();
      Thread.sleep(1);
    }
    expect("it waits for the thread that stands there", !switching.done());
    call("victim_thaw");
    Hammer.finish(switching, soon());
    expect("no call was mixed", call("victim_stop") == 0);
  }

  Switching openWithParker(List<Switch> switches) throws Exception {
    Switching open = begin(switches);
    Deadline deadline = soon();
    while (open.poll().size() > 1 && !deadline.passed()) {
      Thread.sleep(1);
    }
    expect("it stays open", !open.done());
    return open;
  }

  /** In the dispatcher of the switching before: it has yet to go where that sends it. */
  private void stale() throws Exception {
    call("victim_start");
    call("park_start");
    Switching first = openWithParker(andParked());
    freeze(((PerTask) first).deciding().get(0));
    call("park_stop");
    Hammer.finish(first, soon());
    waitsForVictim(begin(back(andParked())));
  }

  /** Born during the switching, it decides by the mode, which changes while it stands there. */
  private void unlisted() throws Exception {
    for (int round = 0; round < 8; round++) {
      call("park_start");
      Switching open = openWithParker(andParked());
      call("victim_start");
      freeze(((PerTask) open).deciding().get(0));
      call("park_stop");
      Hammer.finish(open, soon());
      call("victim_thaw");
      Thread.sleep(5);
      expect("no call was mixed", call("victim_stop") == 0);
      Hammer.finish(begin(back(andParked())), soon());
    }
  }

  /** On the first byte of what is replaced: its site has sent it there already. */
  private void replacement() throws Exception {
    var slow =
        new Code(
            fresh.address("new_slow_f"),
            List.of(fresh.range("new_slow_f"), fresh.range("inner_f")));
    List<Switch> switches = List.of(to("f", slow), to("g", fresh.code("new_g")));
    Hammer.finish(begin(switches), soon());
    call("victim_start");
    freeze(new AddressRange(slow.address(), slow.address() + 1));
    waitsForVictim(begin(back(switches)));
  }

  /** On the first byte of a site: it will see what is there when it goes on. */
  private void entry() throws Exception {
    call("victim_start");
    long site = old.site("f").address();
    freeze(new AddressRange(site, site + 1));
    Switching switching = begin(there());
    Hammer.finish(switching, Deadline.in(Duration.ofSeconds(5)));
    call("victim_thaw");
    expect("no call was mixed", call("victim_stop") == 0);
    Hammer.finish(begin(back(there())), soon());
  }

  /** Between the single nops that a compiler leaves. */
  private void unready() throws Exception {
    call("victim_start");
    long site = old.site("f").address();
    freeze(new AddressRange(site + 1, site + 5));
    try {
      register(Deadline.in(Duration.ofMillis(300)));
      expect("it is refused", false);
    } catch (DiagnosticException e) {
      expect(e.getMessage(), e.diagnostics().get(0).code().id().equals("E1155"));
    }
    call("victim_thaw");
    register(soon());
    Hammer.finish(begin(there()), soon());
    Hammer.finish(begin(back(there())), soon());
    expect("no call was mixed", call("victim_stop") == 0);
  }
}
