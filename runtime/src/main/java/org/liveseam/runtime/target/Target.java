package org.liveseam.runtime.target;

import java.util.List;
import java.util.Optional;

/**
 * A system that live patches can be applied to.
 *
 * <p>Calls are blocking and not thread-safe; one run at a time uses a target. Each call throws
 * {@link org.liveseam.runtime.diagnostic.DiagnosticException} for everything that the system or the
 * user is to blame for, without a span (the caller knows it), and returns or throws before its
 * deadline.
 *
 * <p>Life of a patch on a target, forwards and backwards:
 *
 * <pre>
 *            prepare          commit           (tasks switch)
 *   absent ──────────► staged ──────► patching ──────────────► enabled
 *     ▲       abandon    │               │  ▲                     │
 *     │◄─────────────────┘   setEnabled  │  │ setEnabled          │ setEnabled(false)
 *     │                        (false)   ▼  │ (true)              ▼
 *     └────────── disabled ◄─────────── unpatching ◄──────────────┘
 *        remove            (tasks switch)
 * </pre>
 *
 * A target never waits for tasks to switch: that, deadlines and taking back are the caller's.
 */
public interface Target extends AutoCloseable {
  /** What this target is; does not change. */
  TargetInfo info();

  /** What it can do, and what this process may do with it. */
  Capabilities capabilities(Deadline deadline);

  /** Everything on it that matters to live patches, read afresh. */
  TargetState observe(Deadline deadline);

  /** What it knows about functions; one answer per query, in their order. */
  List<FunctionFacts> resolve(List<FunctionQuery> queries, Deadline deadline);

  /** Makes everything ready that can fail without an effect; nothing changes for the system. */
  Transaction prepare(Payload payload, Deadline deadline);

  /**
   * How far one patch is.
   *
   * @param module the name under which the target lists the patch
   */
  TransitionStatus transition(String module, Deadline deadline);

  /** Starts to enable or disable, or turns a running transition back. */
  void setEnabled(String module, boolean enabled, Deadline deadline);

  /**
   * Ends a running transition at once, whatever tasks are in the middle of: they may see old and
   * new code mixed. What the patch needed can never be freed. Refused for a patch that is in none.
   */
  void force(String module, Deadline deadline);

  /** Removes a patch that is disabled and whose transition is over. */
  void remove(String module, Deadline deadline);

  /** The log behind a sequence number; -1 for where the log stands now, with no lines. */
  LogPage log(long after, Deadline deadline);

  /** Reads a file of the target, at most {@value #READ_LIMIT} bytes. */
  byte[] read(String path, Deadline deadline);

  /**
   * Loads or unloads one of the target's own modules, with what it depends on. For tests and
   * scripts that show a patch on a module that comes and goes.
   */
  void setModule(String name, boolean loaded, Deadline deadline);

  /** The native code of this process; empty for every target that is not this process. */
  default Optional<NativeObjects> nativeObjects() {
    return Optional.empty();
  }

  /**
   * Takes the target's one lock, or fails with the holder's name.
   *
   * <p>The lock ends with {@link #unlock}, {@link #close} or this process.
   */
  void lock(String holder, Deadline deadline);

  void unlock(Deadline deadline);

  /** Leaves the target. What is applied stays applied. */
  @Override
  void close();

  /** The longest file that {@link #read} returns. */
  int READ_LIMIT = 16 << 20;
}
