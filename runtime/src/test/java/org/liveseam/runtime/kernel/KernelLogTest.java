package org.liveseam.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogPage;

/** With a ring that behaves as the device does: read forwards only, the oldest records vanish. */
final class KernelLogTest {
  private final TreeMap<Long, Line> ring = new TreeMap<>();
  private final KernelLog log = new KernelLog(Opening::new);
  private int openings;

  private final class Opening implements KernelLog.Records {
    private long at = -1;

    Opening() {
      openings++;
    }

    @Override
    public Optional<Line> next() {
      var next = ring.higherEntry(at);
      if (next == null) {
        return Optional.empty();
      }
      at = next.getKey();
      return Optional.of(next.getValue());
    }

    @Override
    public void close() {
      at = Long.MAX_VALUE;
    }
  }

  private void write(long from, long to) {
    for (long i = from; i <= to; i++) {
      ring.put(i, new Line(i, i, 6, "line " + i));
    }
  }

  private LogPage after(long sequence) throws IOException {
    return log.after(sequence, Deadline.in(Duration.ofSeconds(20)));
  }

  private static List<Long> numbers(LogPage page) {
    return page.lines().stream().map(Line::sequence).toList();
  }

  @Test
  void beginsAtTheEnd() throws IOException {
    write(0, 9);
    assertEquals(new LogPage(List.of(), 9, 0), after(-1));
    assertTrue(after(9).lines().isEmpty());
    write(10, 11);
    LogPage page = after(9);
    assertEquals(List.of(10L, 11L), numbers(page));
    assertEquals(11, page.next());
    assertEquals(1, openings);
  }

  @Test
  void goesBackForAnotherReader() throws IOException {
    write(0, 9);
    after(-1);
    assertEquals(List.of(4L, 5L, 6L, 7L, 8L, 9L), numbers(after(3)));
    assertEquals(List.of(8L, 9L), numbers(after(7)));
    assertEquals(List.of(), numbers(after(9)));
  }

  @Test
  void countsWhatWasOverwritten() throws IOException {
    write(0, 4);
    after(-1);
    write(5, 20);
    ring.headMap(15L).clear();
    LogPage page = after(4);
    assertEquals(10, page.lost());
    assertEquals(List.of(15L, 16L, 17L, 18L, 19L, 20L), numbers(page));
    assertEquals(14, after(0).lost());
  }

  @Test
  void handsOutPages() throws IOException {
    write(0, 2500);
    LogPage first = after(0);
    assertEquals(1000, first.lines().size());
    LogPage second = after(first.next());
    assertEquals(1001, second.lines().get(0).sequence());
    assertEquals(500, after(second.next()).lines().size());
    assertEquals(1, openings);
  }

  @Test
  void waitsForWhatIsNotWrittenYet() throws IOException {
    write(0, 3);
    assertEquals(new LogPage(List.of(), 100, 0), after(100));
    write(4, 4);
    assertEquals(List.of(), numbers(after(100)));
    assertEquals(List.of(4L), numbers(after(3)));
  }

  @Test
  void opensAgainAfterClosing() throws IOException {
    write(0, 3);
    after(-1);
    log.close();
    write(4, 4);
    assertEquals(List.of(4L), numbers(after(3)));
  }
}
