package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogPage;

/**
 * The kernel's log by sequence number. The device can only be read forwards from its oldest record,
 * so one opening is kept for the reader that goes on where it stopped, and another reader costs a
 * new one. Not thread-safe.
 */
final class KernelLog implements AutoCloseable {
  private static final int PAGE = 1000;

  /** Opens the log at its oldest record. */
  interface Opener {
    Records open() throws IOException;
  }

  /** An opening of the log. */
  interface Records extends AutoCloseable {
    /** The next record; empty at the end. Never waits. */
    Optional<Line> next() throws IOException;

    @Override
    void close();
  }

  private final Opener opener;
  private Optional<Records> records = Optional.empty();
  private long last = -1;

  KernelLog(Opener opener) {
    this.opener = opener;
  }

  /** The records behind a sequence number, at most {@value #PAGE}; -1 for where it stands now. */
  LogPage after(long after, Deadline deadline) throws IOException {
    if (after < 0) {
      Records open = at(last);
      Optional<Line> line = open.next();
      while (line.isPresent() && !deadline.passed()) {
        last = line.get().sequence();
        line = open.next();
      }
      return new LogPage(List.of(), last, 0);
    }
    Records open = at(after);
    var lines = new ArrayList<Line>();
    long lost = 0;
    while (lines.size() < PAGE && !deadline.passed()) {
      Optional<Line> line = open.next();
      if (line.isEmpty()) {
        break;
      }
      long sequence = line.get().sequence();
      if (sequence > after) {
        // The ring overwrites its oldest records; numbers are given without gaps.
        lost += sequence - Math.max(last, after) - 1;
        last = sequence;
        lines.add(line.get());
      }
    }
    last = Math.max(last, after);
    return new LogPage(lines, last, lost);
  }

  private Records at(long sequence) throws IOException {
    if (records.isPresent() && sequence == last) {
      return records.get();
    }
    close();
    Records opened = opener.open();
    records = Optional.of(opened);
    return opened;
  }

  @Override
  public void close() {
    records.ifPresent(Records::close);
    records = Optional.empty();
    last = -1;
  }
}
