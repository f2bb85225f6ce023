package org.liveseam.runtime.plan;

import java.util.List;
import java.util.Map;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;

/** Everything about a target that a plan depends on, at one moment. */
public record Observed(
    TargetInfo info,
    Capabilities capabilities,
    TargetState state,
    Map<FunctionQuery, FunctionFacts> facts) {
  public Observed {
    facts = Map.copyOf(facts);
  }

  /** What must be asked of a target before these patches can be planned. */
  public static List<FunctionQuery> queries(List<Patch> patches) {
    return patches.stream()
        .flatMap(
            patch ->
                patch.objects().stream()
                    .flatMap(
                        object ->
                            object.functions().stream()
                                .map(function -> query(patch, object, function))))
        .distinct()
        .toList();
  }

  private static FunctionQuery query(Patch patch, ObjectPatch object, FunctionPatch function) {
    return new FunctionQuery(
        object.object().kernelName(),
        function.name(),
        patch.movesPrologues(),
        function.position().stream().boxed().findFirst());
  }

  /** The same once nothing of that name is applied any more. */
  public Observed without(String patchName) {
    return new Observed(info, capabilities, state.without(patchName), facts);
  }

  FunctionFacts facts(Patch patch, ObjectPatch object, FunctionPatch function) {
    FunctionQuery query = query(patch, object, function);
    FunctionFacts answer = facts.get(query);
    if (answer == null) {
      throw new IllegalArgumentException("nobody asked the target about " + query);
    }
    return answer;
  }
}
