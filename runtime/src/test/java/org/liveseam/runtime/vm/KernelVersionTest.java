package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KernelVersionTest {
  @Test
  void kernelsAreOrderedByAge() {
    List<String> oldestFirst =
        List.of(
            "4.19.0-27-amd64",
            "5.10.0-35-amd64",
            "6.1-rc7",
            "6.1",
            "6.1-amd64",
            "6.1.0-9-amd64",
            "6.1.0-56-amd64",
            "6.9.1",
            "6.12.0-rc1+",
            "6.12.0",
            "6.12.1-1-amd64",
            "6.12.1-1-cloud-amd64",
            "7.2+deb14-amd64",
            "99999999999999999999.1");
    List<String> sorted =
        oldestFirst.reversed().stream()
            .map(KernelVersion::new)
            .sorted()
            .map(KernelVersion::release)
            .toList();
    assertEquals(oldestFirst, sorted);
  }

  @ParameterizedTest
  @CsvSource({
    "6.1,6.1.0-56-amd64,true",
    "6,6.1.0-56-amd64,true",
    "6.1.0-56-amd64,6.1.0-56-amd64,true",
    "6.1,6.12.1,false",
    "6.1.0-5,6.1.0-56-amd64,false",
    "6.1.0-56-amd,6.1.0-56-amd64,false",
    "6.1.,6.1.0,true",
    "'',6.1.0,false",
    "6.1.0,6.1,false"
  })
  void aPrefixEndsWithAComponent(String prefix, String release, boolean matches) {
    assertEquals(matches, new KernelVersion(release).startsWith(prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "old", "../6.1", "6.1/../..", "6..1", "-6.1", "6.1 quiet", "6.1\n"})
  void whatIsNoReleaseIsRefused(String text) {
    assertFalse(KernelVersion.isRelease(text));
  }

  @Test
  void majorIsTheFirstNumber() {
    assertEquals(7, new KernelVersion("7.2+deb14-amd64").major());
    assertEquals(Integer.MAX_VALUE, new KernelVersion("99999999999999999999.1").major());
  }

  @Property
  void theOrderIsTotal(
      @ForAll("releases") String first,
      @ForAll("releases") String second,
      @ForAll("releases") String third) {
    var a = new KernelVersion(first);
    var b = new KernelVersion(second);
    var c = new KernelVersion(third);
    assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)));
    assertEquals(a.equals(b), a.compareTo(b) == 0);
    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
      assertTrue(a.compareTo(c) <= 0);
    }
  }

  @Provide
  Arbitrary<String> releases() {
    Arbitrary<String> part = Arbitraries.of("", ".0", ".1", ".12", "-rc1", "-rc2", "-1", "-a", "+");
    return part.list()
        .ofMaxSize(4)
        .flatMap(parts -> Arbitraries.of("6", "06").map(start -> start + String.join("", parts)));
  }
}
