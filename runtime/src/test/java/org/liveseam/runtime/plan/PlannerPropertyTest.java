package org.liveseam.runtime.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionFacts.Candidate;
import org.liveseam.runtime.target.FunctionFacts.ObjectPresence;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.PatchedFunction;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TargetState.PatchedObject;
import org.liveseam.runtime.target.TargetState.Restrictions;

/** What holds for every plan, over worlds of random functions and applied patches. */
final class PlannerPropertyTest {
  private static Patch patch(int n, String salt) {
    return Patches.vmlinux("p" + n, salt, "f" + n);
  }

  private static Observed world(List<Patch> applied, List<Patch> asked, int occurrences) {
    Map<FunctionQuery, FunctionFacts> facts = new HashMap<>();
    for (FunctionQuery query : Observed.queries(asked)) {
      List<Candidate> candidates =
          IntStream.rangeClosed(1, occurrences)
              .mapToObj(i -> new Candidate(i, true, Optional.empty(), true))
              .toList();
      facts.put(
          query,
          new FunctionFacts(query, ObjectPresence.LOADED, candidates, Optional.empty(), List.of()));
    }
    return new Observed(
        new TargetInfo("test", "test", "6.1.0", "x86_64"),
        new Capabilities(
            Set.of(Consistency.Model.PER_TASK),
            Map.of(),
            EnumSet.complementOf(EnumSet.of(Capabilities.Feature.NATIVE)),
            List.of()),
        new TargetState(
            applied.stream().map(p -> live(Optional.of(p.id()), p)).toList(),
            Set.of(),
            List.of(),
            Restrictions.NONE,
            0),
        facts);
  }

  private static LivePatch live(Optional<PatchId> id, Patch patch) {
    return new LivePatch(
        patch.id().moduleName(),
        id,
        true,
        false,
        Optional.of(false),
        List.of(
            new PatchedObject(
                "vmlinux",
                Optional.of(true),
                patch.objects().get(0).functions().stream()
                    .map(f -> new PatchedFunction(f.name(), 1))
                    .toList())));
  }

  @Property(tries = 200)
  void planningWhatIsAppliedKeepsAll(
      @ForAll @Size(max = 8) @UniqueElements List<@IntRange(max = 20) Integer> numbers) {
    List<Patch> applied = numbers.stream().map(n -> patch(n, "1")).toList();
    Plan plan = Planner.apply(applied, world(applied, applied, 1));
    assertTrue(plan.isEmpty());
    assertTrue(plan.errors().isEmpty());
    assertEquals(applied.size(), plan.count(Action.KEEP));
  }

  @Property(tries = 200)
  void eachWantedPatchIsAddedReplacedOrKept(
      @ForAll @Size(max = 8) @UniqueElements List<@IntRange(max = 12) Integer> there,
      @ForAll @Size(max = 8) @UniqueElements List<@IntRange(max = 12) Integer> wanted) {
    List<Patch> applied = there.stream().map(n -> patch(n, "1")).toList();
    List<Patch> asked = wanted.stream().map(n -> patch(n, "2")).toList();
    Plan plan = Planner.apply(asked, world(applied, asked, 1));
    assertTrue(plan.errors().isEmpty());
    long again = wanted.stream().filter(there::contains).count();
    assertEquals(again, plan.count(Action.REPATCH));
    assertEquals(asked.size() - again, plan.count(Action.ADD));
    assertEquals(0, plan.count(Action.REVERT));
  }

  @Property(tries = 100)
  void anAmbiguousNameIsAlwaysAnErrorAndAPositionAlwaysHelps(
      @ForAll @IntRange(min = 2, max = 9) int occurrences) {
    Patch asked = patch(1, "1");
    Plan plan = Planner.apply(List.of(asked), world(List.of(), List.of(asked), occurrences));
    assertEquals(1, plan.errors().size());
    assertEquals("E1004", plan.errors().get(0).code().id());
    assertEquals(0, plan.patches().get(0).functions().get(0).position());
  }

  @Property(tries = 100)
  void revertingTakesBackOursAndNeverOthers(
      @ForAll @Size(min = 1, max = 6) @UniqueElements List<@IntRange(max = 12) Integer> there) {
    List<Patch> applied = there.stream().map(n -> patch(n, "1")).toList();
    Observed world = world(applied, List.of(), 1);
    var names = new ArrayList<>(applied.stream().map(Patch::name).toList());
    names.add("never_applied");
    Plan plan = Planner.revert(names, world);
    assertEquals(applied.size(), plan.count(Action.REVERT));
    assertTrue(plan.foreignReverts().isEmpty());
  }

  @Property(tries = 100)
  void replacingAllListsEveryOtherPatch(
      @ForAll @Size(max = 6) @UniqueElements List<@IntRange(min = 2, max = 12) Integer> there) {
    List<Patch> applied = there.stream().map(n -> patch(n, "1")).toList();
    Patch all = Patches.replacingAll(patch(1, "1"));
    Plan plan = Planner.apply(List.of(all), world(applied, List.of(all), 1));
    assertEquals(applied.size(), plan.count(Action.REVERT));
    assertFalse(plan.isEmpty());
  }
}
