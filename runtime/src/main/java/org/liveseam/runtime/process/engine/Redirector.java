package org.liveseam.runtime.process.engine;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.target.Deadline;

/**
 * Makes calls of native functions of this process go elsewhere, and back, while threads run.
 *
 * <p>One per process. One switching at a time. Not thread-safe: one caller at a time, from one
 * thread of the JVM. What cannot be done safely is refused with a {@link
 * org.liveseam.runtime.diagnostic.DiagnosticException} and nothing changed.
 */
public interface Redirector extends AutoCloseable {
  /**
   * Makes sites ready: single-byte nops become one instruction, with no thread between them. All or
   * none. Sites that are ready already are fine.
   */
  void register(List<EntrySite> sites, Deadline deadline);

  /** Forgets sites whose memory is gone; writes nothing. */
  void forget(List<EntrySite> sites);

  /**
   * Begins to switch functions over, all together.
   *
   * <p>{@code IMMEDIATE} and {@code STOP_MACHINE} are done on return; the latter fails with nothing
   * changed if threads stay inside an affected function until the deadline. {@code PER_TASK} is
   * done when {@link Switching#poll} says so.
   */
  Switching begin(List<Switch> switches, Consistency.Model model, Deadline deadline);

  /** Whether no thread can be inside these ranges or return to them: code may be freed then. */
  boolean unused(List<AddressRange> code);

  /** Puts everything back that was written and frees what is no longer used by any thread. */
  @Override
  void close();

  /**
   * @param to empty for the function's own code
   */
  record Switch(EntrySite site, Optional<Code> to) {}

  /**
   * Code to run instead.
   *
   * @param address where calls go
   * @param ranges all of it: a thread with a frame in here has not left it
   */
  record Code(long address, List<AddressRange> ranges) {
    public Code {
      ranges = List.copyOf(ranges);
    }
  }
}
