package org.liveseam.runtime.fake;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.target.LogPage;

/** The fake kernel's log. */
final class FakeLog {
  private static final int NOTICE = 5;
  private static final int PAGE = 64;

  private final FakeClock clock;
  private final List<Line> lines = new ArrayList<>();

  FakeLog(FakeClock clock) {
    this.clock = clock;
  }

  void livepatch(String text) {
    add("livepatch: " + text);
  }

  void add(String text) {
    lines.add(new Line(lines.size(), clock.nanos() / 1000, NOTICE, text));
  }

  LogPage page(long after) {
    if (after < 0) {
      return new LogPage(List.of(), lines.size(), 0);
    }
    int from = (int) Math.min(after, lines.size());
    int to = Math.min(from + PAGE, lines.size());
    return new LogPage(lines.subList(from, to), to, 0);
  }
}
