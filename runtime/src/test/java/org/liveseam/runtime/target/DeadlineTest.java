package org.liveseam.runtime.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.fake.FakeClock;

class DeadlineTest {
  @Test
  void passesWhenItsTimeIsOver() {
    var clock = new FakeClock();
    Deadline deadline = Deadline.in(Duration.ofSeconds(2), clock);
    clock.sleep(Duration.ofSeconds(1), new Cancellation());
    assertEquals(Duration.ofSeconds(1), deadline.left());
    assertFalse(deadline.passed());
    clock.sleep(Duration.ofSeconds(1), new Cancellation());
    assertTrue(deadline.passed());
    assertEquals(Duration.ZERO, deadline.left());
  }

  @Test
  void moreThanTheClockCountsIsForEver() {
    for (Duration length :
        new Duration[] {Duration.ofDays(106_752), Duration.ofSeconds(Long.MAX_VALUE)}) {
      Deadline deadline = Deadline.in(length);
      assertFalse(deadline.passed());
      assertTrue(deadline.left().compareTo(Duration.ofDays(50_000)) > 0);
      assertEquals(length, deadline.length());
    }
  }
}
