package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.Members;
import org.liveseam.language.value.SeamError;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamObject;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.runtime.plan.Action;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.plan.PlannedPatch;

/** A plan as a value. */
final class SeamPlan extends SeamObject implements Members {
  private static final List<String> ORDER = List.of("empty", "target", "patches", "errors");
  private static final Set<String> MEMBERS =
      java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(ORDER));

  private final Plan plan;

  SeamPlan(Plan plan) {
    this.plan = plan;
  }

  @Override
  @TruffleBoundary
  public @Nullable Object member(String name) {
    return switch (name) {
      case "empty" -> plan.isEmpty();
      case "target" -> plan.target().spec();
      case "patches" -> SeamList.of(plan.patches().stream().map(SeamPlan::patch).toList());
      case "errors" ->
          SeamList.of(plan.errors().stream().map(d -> new SeamError(List.of(d))).toList());
      default -> null;
    };
  }

  private static SeamRecord patch(PlannedPatch patch) {
    var fields = new java.util.LinkedHashMap<String, Object>();
    fields.put("name", patch.name());
    fields.put("action", patch.action().words());
    fields.put("functions", SeamList.of(patch.functions().stream().map(f -> f.name()).toList()));
    return new SeamRecord(fields);
  }

  @Override
  public Set<String> members() {
    return MEMBERS;
  }

  @Override
  public String type() {
    return "plan";
  }

  @Override
  @TruffleBoundary
  public String render() {
    var out = new StringBuilder("<plan for " + plan.target().spec() + ":");
    for (Action action : Action.values()) {
      long count = plan.count(action);
      if (count > 0) {
        out.append(' ').append(action.sign()).append(count);
      }
    }
    if (plan.isEmpty()) {
      out.append(" nothing to do");
    }
    int errors = plan.errors().size();
    return out.append(errors > 0 ? ", " + errors + " error(s)>" : ">").toString();
  }
}
