package org.liveseam.runtime.wire;

import java.util.List;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.Payload;

/** What requests carry, a record per shape. */
final class Arguments {
  private Arguments() {}

  record None() {}

  record Queries(List<FunctionQuery> queries) {}

  record Prepare(Payload payload) {}

  /** A transaction by the number that {@code prepare} answered. */
  record Staged(int transaction) {}

  record Module(String module) {}

  record Switch(String module, boolean enabled) {}

  record After(long after) {}

  record Path(String path) {}

  record Holder(String holder) {}
}
