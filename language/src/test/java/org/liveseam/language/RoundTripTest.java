package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.file.Path;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.liveseam.language.api.ReplResult;
import org.liveseam.language.value.Values;

/** What holds for all values of a type. */
final class RoundTripTest {
  private static final Host HOST = new Host();
  private static final Path FOLDER = Path.of("").toAbsolutePath();

  @AfterContainer
  static void close() {
    HOST.close();
  }

  private static ReplResult eval(String input) {
    return HOST.seam().eval(input, FOLDER);
  }

  /** Every text is what its quoted form means. */
  @Property(tries = 150)
  void quotedTextMeansItself(@ForAll String text) {
    Assume.that(text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff));
    String quoted = Values.quote(text);
    assertEquals(new ReplResult.Value(quoted, "str"), eval(quoted));
  }

  /** Integers are exact or an error, never cut. */
  @Property(tries = 150)
  void integersNeverWrap(
      @ForAll long a, @ForAll long b, @ForAll @IntRange(min = 0, max = 2) int operator) {
    String sign = new String[] {"+", "-", "*"}[operator];
    BigInteger x = BigInteger.valueOf(a);
    BigInteger y = BigInteger.valueOf(b);
    BigInteger exact =
        switch (operator) {
          case 0 -> x.add(y);
          case 1 -> x.subtract(y);
          default -> x.multiply(y);
        };
    ReplResult result = eval("(" + a + ") " + sign + " (" + b + ")");
    if (exact.bitLength() < 64) {
      assertEquals(new ReplResult.Value(exact.toString(), "int"), result);
    } else {
      assertEquals("E0603", ((ReplResult.Failed) result).diagnostics().get(0).code().id());
    }
  }

  /** A duration prints as something of the same length. */
  @Property(tries = 100)
  void durationsPrintExactly(
      @ForAll @IntRange(min = 0, max = 10_000_000) int count,
      @ForAll @IntRange(min = 0, max = 3) int unit) {
    String written = count + new String[] {"ms", "s", "m", "h"}[unit];
    if (eval(written) instanceof ReplResult.Value value) {
      assertEquals(
          new ReplResult.Value("true", "bool"), eval(value.rendered() + " == " + written));
    } else {
      throw new AssertionError(written);
    }
  }
}
