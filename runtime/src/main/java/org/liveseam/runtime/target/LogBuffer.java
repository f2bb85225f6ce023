package org.liveseam.runtime.target;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.event.Words;

/** The log of a target that has no kernel to keep one: the newest lines. Thread-safe. */
public final class LogBuffer {
  private static final int PAGE = 64;

  private final Clock clock;
  private final int capacity;
  private final long began;
  private final Deque<Line> lines = new ArrayDeque<>();
  private long next;

  /**
   * @param capacity how many lines are kept
   */
  public LogBuffer(Clock clock, int capacity) {
    this.clock = clock;
    this.capacity = capacity;
    this.began = clock.nanos();
  }

  public synchronized void add(Words words) {
    if (lines.size() == capacity) {
      lines.removeFirst();
    }
    lines.addLast(new Line(next, (clock.nanos() - began) / 1000, words.level(), words.text()));
    next++;
  }

  /** As {@link Target#log}. */
  public synchronized LogPage page(long after) {
    if (after < 0) {
      return new LogPage(List.of(), next, 0);
    }
    long oldest = next - lines.size();
    long from = Math.max(after, oldest);
    var page = new ArrayList<Line>();
    for (Line line : lines) {
      if (line.sequence() >= from && page.size() < PAGE) {
        page.add(line);
      }
    }
    return new LogPage(page, from + page.size(), from - Math.min(after, from));
  }
}
