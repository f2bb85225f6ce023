package org.liveseam.language.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.runner.Request;

/** The suite makes its tests from what it finds: that it finds us, and much, is checked here. */
final class TckSizeTest {
  @Test
  void theSuiteIsNotEmpty() {
    int count = Request.aClass(TckTest.class).getRunner().testCount();
    assertTrue(count > 20_000, "only " + count);
  }
}
