package org.liveseam.repl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "250ms, 250ms, 250ms",
    "10s, 10s, 10.0s",
    "90s, 90s, 1m30s",
    "5m, 5m, 5m0s",
    "2h, 2h, 120m0s",
    "1500ms, 1500ms, 1.5s",
    "120s, 2m, 2m0s"
  })
  void reads(String text, String exact, String rough) {
    Duration duration = Durations.parse(text).orElseThrow();
    assertEquals(exact, Durations.exact(duration));
    assertEquals(rough, Durations.rough(duration));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "5d", "5sec", "1e3s", "99999999999s"})
  void refuses(String text) {
    assertEquals(Optional.empty(), Durations.parse(text));
  }

  @Property
  void exactSurvivesReading(@ForAll @IntRange(min = 1, max = 100_000_000) int millis) {
    Duration duration = Duration.ofMillis(millis);
    assertEquals(Optional.of(duration), Durations.parse(Durations.exact(duration)));
  }
}
