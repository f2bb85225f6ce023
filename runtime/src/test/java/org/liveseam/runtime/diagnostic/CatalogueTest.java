package org.liveseam.runtime.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
  @Test
  void everyCodeIsThereOnce() {
    List<String> ids = Catalogue.all().stream().map(Code::id).toList();
    assertEquals(ids.stream().distinct().count(), ids.size());
    assertTrue(ids.size() > 40, "a family is missing: " + ids.size());
    assertEquals(ids.stream().sorted().toList(), ids);
  }

  @Test
  void codesOfSourceErrorsEndWithTheirExit() {
    assertTrue(
        SourceErrors.FAMILY.codes().stream().allMatch(code -> code.exit() == ExitCode.SOURCE));
  }

  @Test
  void aCodeIsFoundHoweverItIsWritten() {
    for (String written : List.of("E1003", "e1003", "1003")) {
      assertEquals(Optional.of(TargetErrors.NO_FUNCTION), Catalogue.find(written));
    }
    assertTrue(Catalogue.find("E9999").isEmpty());
    assertTrue(Catalogue.find("").isEmpty());
  }

  @Test
  void aSummaryTakesExactlyItsArguments() {
    assertThrows(
        IllegalArgumentException.class, () -> Diagnostic.of(TargetErrors.NO_FUNCTION, "one"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Diagnostic.of(TargetErrors.NO_FUNCTION, "a", "b", "c", "d"));
  }

  @Test
  void nearMissesAreFound() {
    var names = List.of("cmdline_proc_show", "version_proc_show", "tcp_v4_rcv");
    assertEquals(List.of("tcp_v4_rcv"), DidYouMean.of("tcp_v4_rvc", names, 3));
    assertEquals(List.of("cmdline_proc_show"), DidYouMean.of("cmdlin_proc_show", names, 3));
    assertTrue(DidYouMean.of("zzz", names, 3).isEmpty());
  }
}
