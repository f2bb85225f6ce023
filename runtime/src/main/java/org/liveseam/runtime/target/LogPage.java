package org.liveseam.runtime.target;

import java.util.List;
import org.liveseam.runtime.event.Line;

/**
 * Some of a target's log.
 *
 * @param next what to ask for behind these lines
 * @param lost lines that were overwritten before they could be read
 */
public record LogPage(List<Line> lines, long next, long lost) {
  public LogPage {
    lines = List.copyOf(lines);
  }
}
