package org.liveseam.runtime.process.engine;

import com.sun.jna.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.target.Deadline;

/**
 * Switches f and g of hammer.c there and back while threads run in them; a program of its own,
 * since it crashes where the engine is wrong.
 *
 * <pre>hammer FLAVOUR MODEL SWITCHINGS THREADS SPIN OUTSIDE OUTSIDE_US INSIDE_US</pre>
 */
final class Hammer {
  private Hammer() {}

  public static void main(String[] args) throws Exception {
    Flavour flavour = Flavour.valueOf(args[0]);
    Model model = Model.valueOf(args[1]);
    int switchings = Integer.parseInt(args[2]);
    Path folder = Files.createTempDirectory("hammer");
    NativeLib old = NativeLib.load(folder, "hammer.c", flavour);
    NativeLib fresh = NativeLib.load(folder, "replacement.c", Flavour.NOPS_5);
    try (var redirector = ThreadRedirector.open(Long::toHexString, defects())) {
      redirector.register(
          List.of(old.site("f"), old.site("g")), Deadline.in(Duration.ofSeconds(10)));
      List<Switch> there =
          List.of(
              new Switch(old.site("f"), Optional.of(fresh.code("new_f"))),
              new Switch(old.site("g"), Optional.of(fresh.code("new_g"))));
      List<Switch> back =
          there.stream().map(one -> new Switch(one.site(), Optional.empty())).toList();
      old.function("hammer_start")
          .invokeVoid(
              new Object[] {
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]),
                Integer.parseInt(args[6]),
                Integer.parseInt(args[7])
              });
      makeGarbage();
      System.out.println("hammering");
      long[] nanos = new long[switchings];
      var warm = new Footprint(redirector.memory()::mapped);
      var end = new Footprint(redirector.memory()::mapped);
      for (int i = 0; i < switchings; i++) {
        long start = System.nanoTime();
        Switching switching =
            redirector.begin(i % 2 == 0 ? there : back, model, Deadline.in(Duration.ofSeconds(30)));
        if (Boolean.getBoolean("hammer.trace")) {
          System.out.printf("begin %d us%n", (System.nanoTime() - start) / 1000);
        }
        finish(switching, Deadline.in(Duration.ofSeconds(30)));
        nanos[i] = System.nanoTime() - start;
        if (i >= switchings / 8 && i < switchings / 2) {
          warm.look();
        } else if (i >= switchings * 3 / 4) {
          end.look();
        }
      }
      old.function("hammer_stop").invokeVoid(new Object[0]);
      System.out.println(warm.words("warm"));
      System.out.println(end.words("end"));
      System.out.printf("site_in_line %d%n", old.site("f").address() % 64);
      try (var counts = new Memory(24)) {
        old.function("hammer_counts").invokeVoid(new Object[] {counts});
        Arrays.sort(nanos);
        System.out.printf(
            "calls %d mixed %d fresh %d median_us %d p99_us %d max_us %d%n",
            counts.getLong(0),
            counts.getLong(8),
            counts.getLong(16),
            nanos[switchings / 2] / 1000,
            nanos[switchings * 99 / 100] / 1000,
            nanos[switchings - 1] / 1000);
      }
    }
  }

  /** Those that this JVM was told to put back. */
  static Set<Defect> defects() {
    String name = System.getProperty("engine.defect", "");
    return name.isEmpty() ? Set.of() : Set.of(Defect.valueOf(name));
  }

  private static void makeGarbage() {
    if (Boolean.getBoolean("hammer.garbage")) {
      var thread =
          new Thread(
              () -> {
                var kept = new java.util.ArrayDeque<byte[]>();
                while (true) {
                  kept.add(new byte[10_000]);
                  if (kept.size() > 1000) {
                    kept.remove();
                  }
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
  }

  static void finish(Switching switching, Deadline deadline) throws InterruptedException {
    long pause = 20_000;
    while (!switching.done()) {
      long start = System.nanoTime();
      var left = switching.poll();
      if (Boolean.getBoolean("hammer.trace")) {
        System.out.printf("poll %d us, left %s%n", (System.nanoTime() - start) / 1000, left);
      }
      if (deadline.passed()) {
        throw new IllegalStateException("not finished: " + left);
      }
      if (!switching.done()) {
        Thread.sleep(0, (int) pause);
        pause = Math.min(pause * 2, 900_000);
      }
    }
  }
}
