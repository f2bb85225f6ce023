package org.liveseam.runtime.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.runtime.event.Line;

/**
 * A record as one read of {@code /dev/kmsg} returns it, described in
 * Documentation/ABI/testing/dev-kmsg:
 *
 * <pre>
 *   6,339,5140900,-;NET: Registered protocol family 10
 *   │ │   │       │ └ text; bytes outside of ASCII, control characters and \ are \xNN
 *   │ │   │       └ flags, and after further commas what later kernels add
 *   │ │   └ microseconds since boot
 *   │ └ sequence number
 *   └ 8 * facility + level
 *    SUBSYSTEM=net          lines that begin with a space belong to the record above
 * </pre>
 */
final class KmsgRecord {
  private static final Pattern HEAD =
      Pattern.compile("(\\d{1,9}),(\\d{1,18}),(\\d{1,18}),[^;\\n]{0,200};");

  private KmsgRecord() {}

  /** The record's line; empty if the bytes are no record. */
  static Optional<Line> parse(byte[] record) {
    // Latin-1 keeps every byte, so positions in the text are positions in the record.
    String all = new String(record, StandardCharsets.ISO_8859_1);
    Matcher head = HEAD.matcher(all);
    if (!head.lookingAt()) {
      return Optional.empty();
    }
    int end = all.indexOf('\n', head.end());
    String text = all.substring(head.end(), end < 0 ? all.length() : end);
    return Optional.of(
        new Line(
            Long.parseLong(head.group(2)),
            Long.parseLong(head.group(3)),
            Integer.parseInt(head.group(1)) & 7,
            unescape(text)));
  }

  private static String unescape(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      int high = digit(text, i + 2);
      int low = digit(text, i + 3);
      if (text.startsWith("\\x", i) && high >= 0 && low >= 0) {
        bytes.write(high << 4 | low);
        i += 3;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int digit(String text, int at) {
    return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
  }
}
