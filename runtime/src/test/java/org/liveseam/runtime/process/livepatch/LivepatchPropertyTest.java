package org.liveseam.runtime.process.livepatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.fake.FakeClock;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.process.livepatch.ModelRedirector.ModelThread;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.TargetState.LivePatch;

/** Whatever is done in whatever order: nobody sees half of a patch, and nothing is left over. */
final class LivepatchPropertyTest {
  private static final String LIB = "libscore.so";
  private static final String LATE = "liblate.so";
  private static final int PATCHES = 5;

  @Property(tries = 150)
  void everyThreadSeesAllOrNothing(@ForAll long seed) {
    var world = new World(new Random(seed));
    for (int i = 0; i < 60; i++) {
      world.step();
      world.check();
    }
    world.end();
  }

  private static final class World {
    private final Random random;
    private final ModelProcess process = new ModelProcess();
    private final Livepatch core;
    private final List<ModelThread> threads = new ArrayList<>();
    private boolean lateLoaded;

    World(Random random) {
      this.random = random;
      var clock = new FakeClock();
      core = new Livepatch(process.redirector, process, new LogBuffer(clock, 10_000), clock);
      process.load(LIB, "f", "g");
      IntStream.range(0, 3).forEach(i -> threads.add(process.redirector.thread(i + 1)));
    }

    private static PatchId id(int number) {
      return new PatchId("p" + number, "1.0", "0123456789ab");
    }

    void step() {
      int number = random.nextInt(PATCHES);
      ModelThread thread = threads.get(random.nextInt(threads.size()));
      switch (random.nextInt(8)) {
        case 0, 1 -> refusable(() -> apply(number));
        case 2 -> refusable(() -> core.setEnabled(id(number).moduleName(), false, soon()));
        case 3 -> turn();
        case 4 -> process.enter(thread, LIB, random.nextBoolean() ? "f" : "g");
        case 5 -> thread.stack.clear();
        case 6 -> comeOrGo();
        default -> core.tick();
      }
      core.idle().forEach(id -> core.remove(id.moduleName()));
    }

    private void apply(int number) {
      boolean replace = random.nextInt(6) == 0;
      boolean original = random.nextBoolean();
      String says = "p" + number;
      var local =
          new LocalPatch(
              List.of(
                  process.new ModelBody(says, original, LIB, List.of("f", "g")),
                  process.new ModelBody(says, original, LATE, List.of("f", "g"))));
      List<Payload.Part> parts = local.objects().stream().map(ObjectBody::part).toList();
      Model model = random.nextInt(4) == 0 ? Model.IMMEDIATE : Model.PER_TASK;
      var payload = new Payload(id(number), new byte[0], parts, replace, model, Optional.of(local));
      core.stage(payload, soon()).commit(soon());
    }

    private void turn() {
      core.patches().stream()
          .filter(LivePatch::inTransition)
          .findFirst()
          .ifPresent(p -> core.setEnabled(p.module(), !p.enabled(), soon()));
    }

    private void comeOrGo() {
      if (lateLoaded) {
        core.tick();
        if (core.patches().stream().anyMatch(LivePatch::inTransition)) {
          return; // it would be kept while threads switch
        }
        process.abandon(LATE);
        core.tick();
        process.unload(LATE);
      } else {
        process.load(LATE, "f", "g");
      }
      lateLoaded = !lateLoaded;
      core.tick();
    }

    private static void refusable(Runnable step) {
      try {
        step.run();
      } catch (DiagnosticException e) {
        String code = e.diagnostics().get(0).code().id();
        assertTrue(List.of("E3003", "E3008", "E4002").contains(code), code);
      }
    }

    private static Deadline soon() {
      return Deadline.in(Duration.ofSeconds(5));
    }

    void check() {
      List<LivePatch> all = core.patches();
      for (ModelThread thread : threads) {
        String f = process.call(thread, LIB, "f");
        String g = process.call(thread, LIB, "g");
        assertEquals(f, g.replace('g', 'f'), "half of a patch");
        if (all.isEmpty()) {
          assertEquals("f", f);
        } else if (all.stream().noneMatch(LivePatch::inTransition)) {
          assertTrue(f.startsWith(all.get(all.size() - 1).name()), f + " with " + all);
          assertEquals(f, lateLoaded ? process.call(thread, LATE, "f") : f);
        }
      }
    }

    void end() {
      threads.forEach(thread -> thread.stack.clear());
      core.tick();
      while (!core.patches().isEmpty()) {
        core.setEnabled(core.patches().get(0).module(), false, soon());
        core.tick();
      }
      core.idle().forEach(id -> core.remove(id.moduleName()));
      core.tick();
      assertEquals(0, process.held, "code in memory");
      assertEquals(0, process.redirector.redirected(), "sites that lead elsewhere");
      check();
    }
  }
}
