package org.liveseam.runtime.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What C code may need a declaration for, and where such declarations can stand. */
final class NamesUsedTest {
  @Test
  void namesTagsAndMembersAreToldApart() {
    var used = NamesUsed.inBody("struct point *p = head; return p->x + helper(a.y) + LIMIT;");
    assertTrue(used.names().containsAll(Set.of("head", "helper", "LIMIT", "a")), used.toString());
    assertFalse(used.names().contains("p"), "it declares that itself");
    assertEquals(Set.of("point"), used.tags());
    assertEquals(Set.of("x", "y"), used.members());
  }

  @Test
  void whatAFileDeclaresItselfDoesNotCount() {
    var used =
        NamesUsed.inFile(
            """
            static int calls;
            extern int by_hand(int);
            int mine(int a) { return by_hand(a) + other(a) + calls; }
            """);
    assertTrue(used.names().contains("other"), used.toString());
    for (String own : Set.of("calls", "by_hand", "mine")) {
      assertFalse(used.names().contains(own), own);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'int f;', ''",
    "'#include <a.h>\nint f;', '#include <a.h>\n'",
    "'#include <a.h>\n"
        + "int f;\n"
        + "#include \"b.h\"\n"
        + "int g;', '#include <a.h>\n"
        + "int f;\n"
        + "#include \"b.h\"\n"
        + "'",
    "'#include <a.h>\nint f() {}\n#include \"late.h\"\n', '#include <a.h>\n'",
    "'#ifdef X\n# include <a.h>\n#endif\nint f;', '#ifdef X\n# include <a.h>\n#endif\n'",
    "'/* #include <no.h>\n*/ int f;', ''",
    "'#include <a.h>', ''",
  })
  void theHeadOfAFileEndsBehindItsIncludes(String code, String head) {
    assertEquals(head, code.substring(0, FileHead.length(code)));
  }
}
