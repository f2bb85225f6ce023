package org.liveseam.runtime.apply;

import java.util.List;
import org.liveseam.runtime.event.Line;

/**
 * What a kernel's log told of trouble since a session first listened to it.
 *
 * @param lines the first of them, {@link #MOST} at most
 * @param lost lines of any kind that were overwritten before they could be read
 */
public record Troubles(List<Line> lines, long lost) {
  /** A kernel in trouble can fill its log for as long as one listens. */
  static final int MOST = 1000;

  public Troubles {
    lines = List.copyOf(lines);
  }

  /** Whether nothing was told, and nothing can have been missed. */
  public boolean isClean() {
    return lines.isEmpty() && lost == 0;
  }
}
