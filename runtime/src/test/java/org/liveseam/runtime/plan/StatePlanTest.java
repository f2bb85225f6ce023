package org.liveseam.runtime.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Cancellation;

/** What patches did to the state of the system, and who may come after them. */
final class StatePlanTest {
  private static final Patch NEWER = state("newer", "cmdline_proc_show", 2);

  private static Patch state(String name, String function, int version) {
    return Patches.withState(Patches.vmlinux(name, "1", function), 7, version);
  }

  private static List<String> codes(Plan plan) {
    return plan.errors().stream().map(d -> d.code().id()).toList();
  }

  private static List<String> after(Patch applied, Patch... wanted) {
    var connection = FakeTargetProvider.connect(FakeKernel.example());
    try (var session =
        new Session(connection, event -> {}, new Cancellation(), connection.clock())) {
      session.apply(List.of(applied), ApplyOptions.USUAL);
      return codes(session.plan(Arrays.asList(wanted)));
    }
  }

  @Test
  void nobodyGoesBackBehindWhatWasDone() {
    assertEquals(List.of("E4021"), after(NEWER, state("older", "version_proc_show", 1)));
    assertEquals(List.of(), after(NEWER, state("same", "version_proc_show", 2)));
    assertEquals(List.of(), after(NEWER, state("third", "version_proc_show", 3)));
    assertEquals(List.of(), after(NEWER, Patches.vmlinux("none", "1", "version_proc_show")));
    assertEquals(
        List.of("E4021"), after(NEWER, state("newer", "cmdline_proc_show", 1)), "itself, changed");
  }

  @Test
  void whoeverReplacesAllHandlesAllStates() {
    Patch all = Patches.replacingAll(Patches.vmlinux("all", "1", "version_proc_show"));
    assertEquals(List.of("E4022"), after(NEWER, all));
    assertEquals(List.of(), after(NEWER, Patches.withState(all, 7, 2)));
    assertEquals(
        List.of("E4022"), after(NEWER, Patches.withState(all, 8, 2)), "another state helps nobody");
  }

  @Test
  void patchesOfOnePlanCountToo() {
    assertEquals(
        List.of("E4021"),
        after(
            Patches.vmlinux("first", "1", "cmdline_proc_show"),
            state("second", "version_proc_show", 2),
            state("third", "meminfo_proc_show", 1)));
  }
}
