package org.liveseam.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.event.Line;

final class KmsgRecordTest {
  private static Optional<Line> parse(String record) {
    return KmsgRecord.parse(record.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void readsARecord() {
    assertEquals(
        Optional.of(new Line(391, 74843031, 5, "livepatch: 'p': patching complete")),
        parse("5,391,74843031,-;livepatch: 'p': patching complete\n"));
  }

  @Test
  void leavesTheFacilityOutOfTheLevel() {
    assertEquals(6, parse("30,1,2,-;from a service\n").orElseThrow().level());
  }

  @Test
  void skipsFieldsOfLaterKernelsAndLinesThatBelongToTheRecord() {
    assertEquals(
        Optional.of(new Line(2, 3, 6, "text; more")),
        parse("6,2,3,c,caller=T17;text; more\n SUBSYSTEM=net\n DEVICE=+lo\n"));
  }

  @Test
  void undoesTheKernelsEscapes() {
    assertEquals("ü \\ \t", parse("6,1,1,-;\\xc3\\xbc \\x5c \\x09\n").orElseThrow().text());
  }

  @Test
  void keepsWhatOnlyLooksLikeAnEscape() {
    assertEquals("\\x4 \\xzz \\", parse("6,1,1,-;\\x4 \\xzz \\").orElseThrow().text());
  }

  @Test
  void refusesWhatIsNoRecord() {
    assertTrue(parse("").isEmpty());
    assertTrue(parse("6,1,1 no semicolon\n").isEmpty());
    assertTrue(parse(" SUBSYSTEM=net\n").isEmpty());
    assertTrue(parse("6,99999999999999999999,1,-;too long a number\n").isEmpty());
  }

  /** As the kernel writes it: msg_print_ext_body in kernel/printk/printk.c. */
  @Property(tries = 200)
  void readsBackWhateverTheKernelWrites(
      @ForAll String text,
      @ForAll @IntRange(min = 0, max = 191) int priority,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 100) long sequence) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var record = new StringBuilder(priority + "," + sequence + ",7,-;");
    for (byte b : bytes) {
      int c = b & 0xff;
      record.append(c < ' ' || c >= 127 || c == '\\' ? String.format("\\x%02x", c) : "" + (char) c);
    }
    assertEquals(
        Optional.of(new Line(sequence, 7, priority & 7, new String(bytes, StandardCharsets.UTF_8))),
        parse(record + "\n"));
  }

  @FuzzTest
  void neverFails(byte[] record) {
    KmsgRecord.parse(record)
        .ifPresent(line -> assertTrue(line.sequence() >= 0 && line.level() <= 7));
  }
}
