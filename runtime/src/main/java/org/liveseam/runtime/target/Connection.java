package org.liveseam.runtime.target;

import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.model.Patch;

/**
 * An open target together with what stays on this machine.
 *
 * @param builder builds what the target loads, here, also for a target elsewhere
 * @param clock the time its tasks live in; the machine's but for simulated targets
 */
public record Connection(Target target, PayloadBuilder builder, Clock clock)
    implements AutoCloseable {
  /** A connection that lives in the machine's time. */
  public Connection(Target target, PayloadBuilder builder) {
    this(target, builder, Clock.SYSTEM);
  }

  /** Closes the target. */
  @Override
  public void close() {
    target.close();
  }

  /** Builds what a patch needs to be loaded. */
  @FunctionalInterface
  public interface PayloadBuilder {
    /** Pure but for its cache; errors carry spans of the patch. */
    Payload build(BuildRequest request, EventSink events, Deadline deadline);

    /** What is wrong with a patch's bodies that can be seen without building; pure. */
    default List<Diagnostic> check(Patch patch) {
      return List.of();
    }
  }
}
