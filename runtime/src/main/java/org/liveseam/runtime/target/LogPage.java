package org.liveseam.runtime.target;

import java.util.List;
import org.liveseam.runtime.event.Line;

/**
 * Some of a target's log.
 *
 * @param next what to ask for behind these lines
 * @param lost lines that were overwritten before they could be read
 * @param notes what the target could not do about its log and stopped nothing; each is told once
 */
public record LogPage(List<Line> lines, long next, long lost, List<String> notes) {
  public LogPage {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** Without notes. */
  public LogPage(List<Line> lines, long next, long lost) {
    this(lines, next, lost, List.of());
  }

  /** The same with notes. */
  public LogPage noting(List<String> all) {
    return new LogPage(lines, next, lost, all);
  }
}
