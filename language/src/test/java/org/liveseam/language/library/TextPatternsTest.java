package org.liveseam.language.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;

/** Searches take time in proportion to the text, and can be cut short. */
final class TextPatternsTest {
  private static final String LONG = "é".repeat(200_000);

  @Test
  void everySearchAsksWhetherToGoOn() {
    var pattern = new TextPatterns("é", TextPatternsTest::stop);
    assertThrows(CancellationException.class, () -> pattern.findAll(LONG));
    assertThrows(CancellationException.class, () -> pattern.substitute(LONG, "e"));
    assertThrows(CancellationException.class, () -> pattern.split(LONG));
    var whole = new TextPatterns("(é|ü)*", TextPatternsTest::stop);
    assertThrows(CancellationException.class, () -> whole.matches(LONG));
    assertThrows(CancellationException.class, () -> whole.find(LONG));
  }

  @Test
  void aSearchReadsATextAFewTimesWhateverThePattern() {
    var looks = new AtomicLong();
    var pattern = new TextPatterns("(é*)*(é|éé)*ü", looks::incrementAndGet);
    assertEquals(SeamNull.NULL, pattern.find(LONG));
    // Each look stands for 16384 characters.
    assertTrue(looks.get() < 100, "looks: " + looks);
  }

  @Test
  void placesAreCountedInCharacters() {
    List<Object> found =
        new TextPatterns("x", () -> {}).findAll("\ud83d\ude00xé\ud83d\ude00x").asList();
    assertEquals(1L, ((SeamRecord) found.get(0)).fields().get("start"));
    assertEquals(4L, ((SeamRecord) found.get(1)).fields().get("start"));
    assertEquals(5L, ((SeamRecord) found.get(1)).fields().get("end"));
  }

  @Test
  void partsStandBetweenThePlaces() {
    assertEquals(List.of("a", "", "b", ""), split("a,,b,", ","));
    assertEquals(List.of(""), split("", ","));
    assertEquals(List.of("", "a", "b", ""), split("ab", ""));
  }

  private static List<Object> split(String text, String pattern) {
    return new TextPatterns(pattern, () -> {}).split(text).asList();
  }

  private static void stop() {
    throw new CancellationException();
  }
}
