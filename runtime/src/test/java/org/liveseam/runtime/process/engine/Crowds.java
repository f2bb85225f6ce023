package org.liveseam.runtime.process.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * Many threads, many functions, many times, far away; each scene in a process of its own:
 *
 * <pre>crowds NAME FLAVOUR</pre>
 */
final class Crowds extends Stage {
  private static final int SAMPLE = 40;

  private Crowds(Flavour flavour) throws Exception {
    super(flavour);
  }

  public static void main(String[] args) throws Exception {
    new Crowds(Flavour.valueOf(args[1])).run(args[0]);
  }

  @Override
  void play(String scene) throws Exception {
    switch (scene) {
      case "storm" -> storm();
      case "thousand" -> thousand();
      case "many" -> many();
      case "far" -> far();
      case "steady" -> steady();
      default -> throw new IllegalArgumentException(scene);
    }
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
