package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.plan.Observed;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Capabilities.Verb;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.TargetState;

/** A session's way to its target: what is seen of it, its lock, and who may stop a run. */
final class Access {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Target target;
  private final EventSink events;
  private final Cancellation cancellation;
  private final Clock clock;
  private Steps.@Nullable Context context;
  private boolean deaf;

  Access(Target target, EventSink events, Cancellation cancellation, Clock clock) {
    this.target = target;
    this.events = events;
    this.cancellation = cancellation;
    this.clock = clock;
  }

  /** For one question. */
  Deadline patience() {
    return Deadline.in(PATIENCE, clock);
  }

  Capabilities capabilities() {
    return target.capabilities(patience());
  }

  TargetState state() {
    return target.observe(patience());
  }

  /** What a plan for these patches depends on. */
  Observed observe(List<Patch> patches) {
    context(); // so that the log of everything that follows is seen
    TargetState state = state();
    List<FunctionQuery> queries = Observed.queries(patches);
    Map<FunctionQuery, FunctionFacts> facts = new LinkedHashMap<>();
    if (!queries.isEmpty()) {
      for (FunctionFacts answer : target.resolve(queries, patience())) {
        facts.put(answer.query(), answer);
      }
    }
    return new Observed(target.info(), capabilities(), state, facts);
  }

  /** What the steps of a run need. */
  Steps.Context context() {
    Steps.Context existing = context;
    if (existing == null) {
      var log = new LogPump(target, capabilities(), events, clock);
      existing = new Steps.Context(target, events, log, cancellation, clock);
      context = existing;
    }
    return deaf ? existing.uninterruptible() : existing;
  }

  /** Does something that no wish to stop cuts short. */
  <T> T uninterrupted(Supplier<T> work) {
    boolean before = deaf;
    deaf = true;
    try {
      return work.get();
    } finally {
      deaf = before;
    }
  }

  /** Does something while nobody else changes the target. */
  <T> T locked(String verb, Function<Steps.Context, T> work) {
    Steps.Context ready = context();
    target.lock(Holder.describe(verb), patience());
    try {
      return work.apply(ready);
    } finally {
      target.unlock(patience());
      ready.drain(); // letting go can leave a note, too
    }
  }

  /**
   * The same if this process may change the target. One that may not often cannot take its lock
   * either; it does without, to be told what is wrong or that there is nothing to do.
   */
  <T> T ifAllowed(String verb, Function<Steps.Context, T> work) {
    Capabilities capabilities = capabilities();
    return capabilities.missing(Verb.LOAD).isEmpty() && capabilities.missing(Verb.SWITCH).isEmpty()
        ? locked(verb, work)
        : work.apply(context());
  }
}
